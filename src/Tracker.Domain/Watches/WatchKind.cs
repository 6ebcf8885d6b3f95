using System.Globalization;
using System.Text.Json.Serialization;
using Tracker.Domain.Parts;

namespace Tracker.Domain.Watches;

/// <summary>A topic that an office or a company watches for, under all its names, also after a ban on discussing it has ended.</summary>
public sealed class WatchKind() : RecordKind<Watch>("watch", new WatchJson(Codec.Options), Watch.Empty,
[
    new WatchPart(),
    new NotesPart<Watch>(new(w => w.Notes, (w, notes) => w with { Notes = notes }), most: 1_000, longest: TextLimits.Body),
])
{
    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Government, s => s.Principal.IsGovernment(s.Today) ? Right.Write : Right.None),
        CompartmentRule.EachOrganization((s, organization) => s.Principal.Holds(organization, s.Today) ? Right.Write : Right.None),
    ];

    public override bool Creates(Command command) => command is AddWatch;
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at);

    public override Listing? ListingOf(CompartmentId compartment, Watch state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty.Add("looksFor", state.Terms.Value.ToString());
        return new Listing(title, state.Terms.Value.Ban is { LastDay: var day }
            ? detail.Add("banUntil", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : detail);
    }

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, Watch state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value), SearchSource.Notes(state.Notes)];

    protected override Rejection? Refuses(Sight sight, Watch? here, Command command) => here is null && command is not AddWatch ? Rejection.NotFound : null;
}

/// <summary>Adding, changing and ending a watch.</summary>
internal sealed class WatchPart : Part<Watch, WatchCommand, WatchEvent>
{
    protected override Decision Decide(Watch here, Sight sight, WatchCommand command) => command switch
    {
        AddWatch c => Decision.Unless(
            (here.Title.Value is not null ? Rejection.Duplicate("watch", "actor") : null)
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? c.Terms.Refuses(),
            sight.At, new WatchAdded(c.Title, c.Terms)),
        _ when here.EndedFor.Value is not null => Rejection.IllegalStep("This watch has ended. Add a new one."),
        ChangeWatch c => c.To.Refuses() is { } no ? no : here.Terms.Decide(c.Was, c.To, "to", sight.At, new WatchChanged(c.Was, c.To)),
        EndWatch c => Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), sight.At, new WatchEnded(c.Reason)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override Watch Evolve(Watch state, WatchEvent happened, Recorded recorded) => happened switch
    {
        WatchAdded e => state with { Title = state.Title.Set(e.Title, recorded), Terms = state.Terms.Set(e.Terms, recorded) },
        WatchChanged e => state with { Terms = state.Terms.Set(e.To, recorded) },
        WatchEnded e => state with { EndedFor = state.EndedFor.Set(e.Reason, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}

/// <summary>The JSON of a watch's state and of the messages that only it has.</summary>
[JsonSerializable(typeof(Watch)), JsonSerializable(typeof(WatchCommand)), JsonSerializable(typeof(WatchEvent))]
internal sealed partial class WatchJson : JsonSerializerContext;
