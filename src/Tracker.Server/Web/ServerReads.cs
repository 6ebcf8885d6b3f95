using Tracker.Domain.Briefings;
using Tracker.Domain.Contributions;
using Tracker.Domain.Drafts;
using Tracker.Domain.Search;
using Tracker.Server.Alerts;
using Tracker.Server.Api;
using Tracker.Server.Briefings;
using Tracker.Server.Contributions;
using Tracker.Server.Decisions;
using Tracker.Server.Directory;
using Tracker.Server.ExportControl;
using Tracker.Server.Invitations;
using Tracker.Server.Live;
using Tracker.Server.Programs;
using Tracker.Server.Records;
using Tracker.Server.Screening;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn;
using Tracker.Web.App;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Server.Web;

/// <summary>What the server writes into a page: only what the viewer of the request may read at this moment.</summary>
public sealed class ServerReads(
    IHttpContextAccessor http, DirectoryCache directory, Commands commands, OpenedRecords opened, HeldRecords held, PastRecords past, RecordSearch search,
    CommitteeViews committees, CommitteeVacancies vacancies, BodyTransparency bodies, ContributionDesk contributions,
    DecisionDesk decisions, RecordClaims claims, PartnerDelegations partners, Places places, RecordKinds kinds,
    SessionRegistry sessions, AlertReader alerts, AudienceEndpoint audience, ListedParticipants listed, ListedPosts posts,
    Withdrawals withdrawals, ScreeningDesk screening, BriefingChanges changes, ProgramCoverage coverage, IStore store) : IReads
{
    private HttpContext Context => http.HttpContext!;

    private Principal? Viewer => directory.PrincipalOf(Context.User);

    public async Task<ReadRecord?> Record(ActorId actor)
    {
        if (Viewer is not { } viewer || kinds.Of(actor) is not { } kind) return null;
        if (await commands.Read(viewer, actor) is not { Rejection: null } read) return null;
        var record = ReadRecord.StateOf(kind, read);
        return Has(actor, record) ? new ReadRecord(read, opened.NamesIn(viewer, kind, record)) : null;
    }

    public async Task<IReadOnlyList<ListedRecord>?> List(string kind, string? contains = null, int skip = 0, int take = 50, Clocks? then = null)
    {
        if (Viewer is not { } viewer || kinds.Find(kind) is not { } known) return [];
        var found = then is not null && PastRecords.Has(known)
            ? await past.Of(known, viewer, then.Day, then.KnownBy, contains, skip, take, Context.RequestAborted)
            : await held.Of(known, viewer, contains, skip, take, Context.RequestAborted);
        return [.. found.Select(Line)];
    }

    public async Task<IReadOnlyList<SearchLine>?> Search(string words, string? kind = null, int limit = 20, int skip = 0)
    {
        if (Viewer is not { } viewer || SearchQuery.Read(words, "q").Query is not { } query) return [];
        return [.. (await search.Find(viewer, query, kind, skip, limit, Context.RequestAborted)).Select(f => f.Line(query))];
    }

    public async Task<IReadOnlyList<KindCount>?> SearchKinds(string words) =>
        Viewer is { } viewer && SearchQuery.Read(words, "q").Query is { } query ? await search.Counts(viewer, query, Context.RequestAborted) : [];

    public Task<IReadOnlyDictionary<string, string>?> Partners() =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(Viewer is { } viewer ? partners.NamesFor(viewer) : null);

    public async Task<IReadOnlyList<Recipient>?> Audience(ActorId actor, CompartmentId at) =>
        Viewer is { } viewer ? await audience.Of(viewer, actor, at) : null;

    public async Task<IReadOnlyList<MentionLine>?> Mentions(ActorId actor) =>
        Viewer is { } viewer ? await search.Mentions(viewer, actor, Context.RequestAborted) : [];

    public async Task<IReadOnlyList<ClaimLine>?> Facts(ActorId actor) => Viewer is not { } viewer ? []
        : [.. (await claims.Find(viewer, new ClaimFilter(actor), take: RecordClaims.Most, cancellation: Context.RequestAborted)).Select(ClaimEndpoint.Line)];

    public async Task<IReadOnlyList<ConcerningGuidance>?> ConcerningGuidance(ActorId delegation) =>
        Viewer is { } viewer ? await listed.Concerning(viewer, delegation, Context.RequestAborted) : null;

    public async Task<ListedGround?> Ground(ActorId actor, PartialDate since) =>
        Viewer is { } viewer ? await posts.Of(viewer, actor, since, Context.RequestAborted) : null;

    public async Task<WithdrawalView?> Withdrawals() => Viewer is null ? null : await withdrawals.Count(Context.RequestAborted);

    public async Task<GuidancePanel?> Guidance(ActorId actor) =>
        Viewer is { } viewer ? await listed.Of(viewer, actor, Context.RequestAborted) : null;

    public async Task<IReadOnlyList<FactChange>?> ChangedFacts(ActorId briefing) =>
        Viewer is { } viewer ? await changes.Of(viewer, briefing) : null;

    public async Task<CoverageView?> Coverage(ActorId program) =>
        Viewer is { } viewer ? await coverage.Of(viewer, program, Context.RequestAborted) : null;

    public async Task<CommitteeView?> Committee(ActorId actor, Clocks? then) =>
        Viewer is { } viewer ? await committees.Of(viewer, actor, then?.Day, then?.KnownBy, Context.RequestAborted) : null;

    public async Task<IReadOnlyList<DecisionLine>?> Decisions(ActorId of) =>
        Viewer is { } viewer ? await decisions.Of(viewer, of, Context.RequestAborted) : [];

    public async Task<IReadOnlyList<ContributionFacts>?> Contributions(ActorId of) =>
        Viewer is { } viewer ? await contributions.Of(viewer, of, Context.RequestAborted) : [];

    public async Task<IReadOnlyList<IdentifiedLine>?> Identified(IReadOnlyList<string> identifiers) =>
        Viewer is { } viewer ? await decisions.Identified(viewer, identifiers, Context.RequestAborted) : [];

    public async Task<IReadOnlyList<TransparencyLine>?> Transparency() =>
        Viewer is { } viewer ? await bodies.Of(viewer, Context.RequestAborted) : [];

    public async Task<IReadOnlyList<VacancyLine>?> Vacancies(Clocks? then) =>
        Viewer is { } viewer ? await vacancies.Of(viewer, then?.Day, then?.KnownBy, Context.RequestAborted) : [];

    public async Task<ScreeningView?> Screening(ActorId? organization) =>
        Viewer is { } viewer ? await screening.Of(viewer, organization, Context.RequestAborted) : null;

    public async Task<string?> Title(ActorId actor) =>
        Viewer is { } viewer && kinds.Of(actor) is { } kind && await opened.Open(viewer, actor) is { } record ? RecordTitle.Of(kind, record) : null;

    public async Task<DateTimeOffset?> Looked() => Viewer is { } viewer ? await store.Looks.Last(viewer.Id, Context.RequestAborted) : null;

    public async Task<IReadOnlyList<PlaceOffer>> Offers() => Viewer is { } viewer ? await places.Open(viewer, Context.RequestAborted) : [];

    public async Task<AlertList?> Alerts() => Viewer is { } viewer ? await alerts.Of(viewer, cancellation: Context.RequestAborted) : null;

    public async Task<IReadOnlyList<FollowedLine>?> Following() =>
        Viewer is { } viewer ? await alerts.FollowedBy(viewer, Context.RequestAborted) : null;

    public async Task<IReadOnlyList<SessionLine>?> Sessions() =>
        Viewer is { } viewer ? await SessionEndpoints.Lines(Context, sessions, viewer.Id) : null;

    /// <summary>A text is opened before it is written: of one that does not exist there is nothing to show.</summary>
    private static bool Has(ActorId actor, RecordState record) =>
        record.Exists && (DraftId.TryParse(actor) is not { } text || record.Of<DraftState>(text.Compartment) is { Exists: true });

    private static ListedRecord Line(HeldRecord held) => new(held.Row.Actor, held.Row.Title, held.Detail(), held.Row.ChangedAt, held.Role);
}
