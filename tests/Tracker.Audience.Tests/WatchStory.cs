using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;

namespace Tracker.Audience.Tests;

/// <summary>A watch of the government, from its first terms to its end.</summary>
internal sealed class WatchStory() : Story("watch")
{
    private static readonly CompartmentId G = CompartmentId.Government;

    public override CompartmentId[] Listed => [G];

    public override string[] HeldBy(Role role) => role.HoldsOfWorkItem.Contains(G.Value) ? [G.Value] : [];

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (terms, text, note) = (Terms(), tokens.For(G), tokens.Id(G));
        var wider = terms with { Sponsors = [.. terms.Sponsors, tokens.For(G)] };
        return
        [
            new(Cast.Liaison, G, new AddWatch(tokens.For(G), terms)),
            new(Cast.Liaison, G, new ChangeWatch(terms, wider)),
            new(Cast.Liaison, G, new AddNote(note, text)),
            new(Cast.Liaison, G, new EditNote(note, new Edit(text, tokens.For(G)))),
            new(Cast.Liaison, G, new RemoveNote(note)),
            new(Cast.Liaison, G, new AddNote(tokens.Id(G), tokens.For(G))),
            new(Cast.Liaison, G, new EndWatch(tokens.For(G))),
        ];

        WatchTerms Terms() => new([new(tokens.For(G))], [tokens.For(G)], [tokens.For(G)], new Ban(tokens.For(G), new DateOnly(2030, 1, 1)));
    }
}
