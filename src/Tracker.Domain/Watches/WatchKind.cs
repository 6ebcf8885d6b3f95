namespace Tracker.Domain.Watches;

/// <summary>A topic that everyone, an office or a company watches for, under all its names, also after a ban on discussing it has ended.</summary>
public sealed class WatchKind() : RecordKind<Watch>(Word, new WatchJson(Codec.Options), Watch.Empty,
[
    new WatchPart(),
    new NotesPart<Watch>(new(w => w.Notes, (w, notes) => w with { Notes = notes }), most: 1_000, longest: TextLimits.Body),
])
{
    public const string Word = "watch";

    // The same audiences as those of subjects: what stands in a compartment there may be suggested in the same one here.
    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Record, s => Writes(s) ? Right.Write : Right.Read),
        CompartmentRule.One(CompartmentId.Government, s => IsProgram(s) || s.Principal.IsGovernment(s.Today) ? Right.Write : Right.None),
        CompartmentRule.EachOrganization((s, organization) => IsProgram(s) || s.Principal.Holds(organization, s.Today) ? Right.Write : Right.None),
    ];

    public override bool Creates(Command command) => command is AddWatch;
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at) == Right.Write ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is SuggestMatch or EndBan or NoteThreshold && !IsProgram(standing) ? Rejection.OnlyTheProgram : null;

    public override Listing? ListingOf(CompartmentId compartment, Watch state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty.Add("looksFor", state.Terms.Value.ToString());
        if (state.Terms.Value.Ban is { LastDay: var day }) detail = detail.Add("banUntil", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (state.BanEnded is not null) detail = detail.Add("banEnded", "yes");
        if (state.Open.Count() is > 0 and var open) detail = detail.Add("open", open.ToString(CultureInfo.InvariantCulture));
        if (state.Unseen.Count() is > 0 and var news) detail = detail.Add("news", news.ToString(CultureInfo.InvariantCulture));
        return new Listing(title, state.EndedFor.Value is null ? detail : detail.Add("ended", "yes"));
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, Watch state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value), SearchSource.Notes(state.Notes)];

    public override Due? NextDue(RecordState record)
    {
        var due = from c in record.Compartments let watch = (Watch)c.Value.State where watch is { IsOn: true, BanEnded: null }
                  let ban = watch.Terms.Value.Ban where ban is not null orderby ban.EndsAt
                  select new Due(ban.EndsAt, c.Key, new EndBan(ban.LastDay));
        return due.FirstOrDefault();
    }

    /// <summary>Each audience may keep notes of its own beside a watch that everyone reads; those who added it change it.</summary>
    protected override Rejection? Refuses(Sight sight, Watch? here, Command command) =>
        here is not null ? WatchOwners.Refuses(here, sight, command)
        : command is AddWatch || command is NoteCommand && sight.Of<Watch>(CompartmentId.Record) is not null ? null : Rejection.NotFound;

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;

    private static bool Writes(Standing s) => IsProgram(s) || s.Principal.IsProgramManager(s.Today)
        || s.Principal.Memberships.Any(m => (m.Group.IsOrganization || m.Group.IsOffice) && m.Covers(s.Today));
}

/// <summary>The JSON of a watch's state and of the messages that only it has.</summary>
[JsonSerializable(typeof(Watch)), JsonSerializable(typeof(WatchCommand)), JsonSerializable(typeof(WatchEvent))]
internal sealed partial class WatchJson : JsonSerializerContext;
