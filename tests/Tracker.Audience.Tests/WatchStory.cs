using System.Collections.Immutable;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;

namespace Tracker.Audience.Tests;

/// <summary>A watch of one audience, from its first terms to its end.</summary>
/// <param name="writer">Who keeps it.</param>
internal sealed class WatchStory(Role writer, CompartmentId at) : Story("watch-" + at.Value.Replace('/', '-'))
{
    /// <summary>In the past: the program notes that by itself.</summary>
    private static readonly DateOnly LastDay = new(2022, 3, 31);

    public override ActorId Actor(string key) => ActorId.Parse($"watch/{key}-{at.Value.Replace('/', '-')}");

    public override CompartmentId[] Listed => [at];

    public override string[] Lists => [.. base.Lists, "/api/search", "/watches"];

    public override string[] Pages => [.. base.Pages, "/watch/{*Key}"];

    /// <summary>Whoever may read the watch may have another one of their own under its name.</summary>
    public override string[] HeldBy(Role role) =>
        role.HoldsOfWorkItem.Contains(at.Value) ? [.. role.HoldsOfWorkItem.Where(c => c != CompartmentId.Program.Value)] : [];

    public override Step Again(Tokens tokens) => new(writer, at, new AddNote(tokens.Id(at), tokens.For(at)));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (terms, text, note) = (Terms(), tokens.For(at), tokens.Id(at));
        var (item, other) = (ActorId.Parse("work-item/suggested"), ActorId.Parse("topic/suggested"));
        var (committee, newOfficer) = (ActorId.Parse("committee/itu-t/sg13"), new Threshold(ThresholdKind.NewOfficer));
        var wider = terms with { Sponsors = [.. terms.Sponsors, tokens.For(at)] };
        return
        [
            new(writer, at, new AddWatch(tokens.For(at), terms)) { Due = new(Cast.System, at, new EndBan(LastDay)) },
            new(Cast.System, at, new EndBan(LastDay)),
            new(writer, at, new ChangeWatch(terms, wider)),
            new(writer, at, state => new RenameWatch(new Edit(((Watch)state).Title.Value, tokens.For(at)))),
            new(Cast.System, at, Suggest(item)),
            new(writer, at, new ConfirmMatch(item, tokens.For(at))),
            new(Cast.System, at, Suggest(other)),
            new(writer, at, new DismissMatch(other, tokens.For(at))),
            new(Cast.System, at, new NoteThreshold(newOfficer, new(tokens.For(at), committee), committee, ThresholdOutcome.Reached, [
                new(tokens.For(at), tokens.For(at), DateTimeOffset.UnixEpoch, [new(committee, tokens.Id(at))], tokens.For(at), tokens.For(at))])),
            new(writer, at, new SeeThreshold(newOfficer, committee)),
            new(writer, at, new AddNote(note, text)),
            new(writer, at, new EditNote(note, new Edit(text, tokens.For(at)))),
            new(writer, at, new RemoveNote(note)),
            new(writer, at, new AddNote(tokens.Id(at), tokens.For(at))),
            new(writer, at, new EndWatch(tokens.For(at))),
        ];

        WatchTerms Terms()
        {
            var named = tokens.For(at);
            return new(
                [new(tokens.For(at))], [tokens.For(at)], [tokens.For(at)], new Ban(tokens.For(at), LastDay), [named],
                ImmutableSortedDictionary<string, ActorId>.Empty.Add(named, ActorId.Parse("committee/itu-t/sg13")), [new(ThresholdKind.NewOfficer)]);
        }

        SuggestMatch Suggest(ActorId record) =>
            new(record, tokens.For(at), [new(MatchKind.Name, tokens.For(at), tokens.For(at)), new(MatchKind.Words, tokens.For(at), tokens.For(at))]);
    }
}
