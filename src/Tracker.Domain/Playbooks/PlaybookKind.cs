using Tracker.Domain.Watches;

namespace Tracker.Domain.Playbooks;

/// <summary>A past case as steps for a new one, for everyone, an office or a company.</summary>
public sealed class PlaybookKind() : RecordKind<Playbook>(Word, new PlaybookJson(Codec.Options), Playbook.Empty, [new PlaybookPart()])
{
    public const string Word = "playbook";

    // The audiences of watches, which are those of subjects.
    private static readonly WatchKind Watches = new();

    public override ImmutableArray<CompartmentRule> Compartments => Watches.Compartments;
    public override bool Creates(Command command) => command is AddPlaybook;
    public override Right RightToCreate(Standing standing, CompartmentId at) => Watches.RightToCreate(standing, at);

    public override Listing? ListingOf(CompartmentId compartment, Playbook state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty
            .Add("madeFrom", state.MadeFrom.Value ?? "").Add("steps", state.Order.Length.ToString(CultureInfo.InvariantCulture));
        return new Listing(title, state.RetiredFor.Value is null ? detail : detail.Add("retired", "yes"));
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, Playbook state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value)];

    protected override Rejection? Refuses(Sight sight, Playbook? here, Command command) =>
        here is null && command is not AddPlaybook ? Rejection.NotFound
        : command is AddPlaybook { Cases: { IsDefaultOrEmpty: false } cases } && sight.At == CompartmentId.Record && cases.Any(c => c.Kind == "delegation")
            ? Rejection.Invalid("A playbook for every participant does not name the delegation from which it was made.", "cases") : null;
}

/// <summary>The JSON of a playbook's state and messages.</summary>
[JsonSerializable(typeof(Playbook)), JsonSerializable(typeof(PlaybookCommand)), JsonSerializable(typeof(PlaybookEvent))]
internal sealed partial class PlaybookJson : JsonSerializerContext;
