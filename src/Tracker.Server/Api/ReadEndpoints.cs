using System.Text.Json.Nodes;
using Tracker.Domain.Committees;
using Tracker.Domain.Search;
using Tracker.Domain.Participating;
using Tracker.Server.Directory;
using Tracker.Server.ExportControl;
using Tracker.Server.History;
using Tracker.Server.Live;
using Tracker.Server.Records;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Api;

/// <summary>Reading over the API: only records and compartments that the caller may read at this moment.</summary>
internal static class ReadEndpoints
{
    private const int MostLines = 200;
    private const int MostHistory = 1_000;

    public static void MapReads(this IEndpointRouteBuilder api)
    {
        var reads = api.MapGroup("").WithTags("reading");
        reads.MapGet("/me", GetMe).WithName("me").Produces<Me>();
        reads.MapGet("/partners", Partners).WithName("partners").Produces<Dictionary<string, string>>()
            .WithDescription("The delegations of partner countries with which positions can be shared: their names by identifier. None for those who work "
                + "for no organisation or office.");
        reads.MapGet("/people", People).WithName("people").Produces<List<Addressable>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription($"The people of companies and government offices to whom vital information can be addressed or a program be shown, by "
                + $"letters of their name or of their group's; the first {Addressing.Most}. For members of a government office; program managers find "
                + "those of companies.");
        reads.MapGet("/records", List).WithName("records").Produces<List<RecordLine>>().Produces<Rejection>(422)
            .WithDescription("The records of a kind that the caller may read, by title. For kinds that hold facts: as they were on the day, month or year "
                + "'asOf', and as they were known at the end of the date or at the time 'known'.");
        reads.MapGet("/claims", ClaimEndpoint.Find).WithName("claims").Produces<List<ClaimLine>>().Produces<Rejection>(422)
            .WithDescription("Facts of all records that the caller may read, with their two times, by record and the order in which they were recorded: of a "
                + "subject, of a statement, that name a record, that cite a document (SHA-256), with a country, of a kind of subject. Without 'known' those "
                + "that stand; with 'ever' also those that were corrected or withdrawn.");
        reads.MapGet("/search", Search).WithName("search").Produces<List<SearchLine>>().Produces<Rejection>(422)
            .WithDescription("Records that the caller may read, by words of their titles, names, identifiers and notes, the best first; an identifier "
                + "finds what means the same.");
        reads.MapGet("/search/kinds", SearchKinds).WithName("search-kinds").Produces<List<KindCount>>().Produces<Rejection>(422)
            .WithDescription($"How many records such a search finds for the caller, by kind; the best {RecordSearch.MostFound} are counted.");
        reads.MapGet("/mentions", Mentions).WithName("mentions").Produces<List<MentionLine>>().Produces<Rejection>(422)
            .WithDescription("What names a record, in what the caller may read: facts of other records, and points of agendas with their positions.");
        reads.MapGet("/committee", CommitteeOf).WithName("committee").Produces<CommitteeView>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("A committee among those of its body, and its work items by stage, as of the day, month or year 'asOf' (else today), and as they "
                + "were known at the end of the date or at the time 'known'.");
        reads.MapGet("/record/guidance", GuidanceOf).WithName("record-guidance").Produces<GuidancePanel>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The listed organisations that take part in a committee or meeting by the public record, and what the guidance that holds today "
                + "says of each activity beside them, in the words of its sources. It is not legal advice.");
        reads.MapGet("/delegation/guidance", ConcerningOf).WithName("delegation-guidance").Produces<List<ConcerningGuidance>>().Produces<Rejection>(404)
            .Produces<Rejection>(422)
            .WithDescription("The guidance that speaks of listed organisations in the work items of a delegation's points and in their committees, and when "
                + "it was changed: what was frozen before that relied on other words.");
        reads.MapGet("/record/ground", GroundOf).WithName("record-ground").Produces<ListedGround>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The officers and editors of a committee or meeting who work for listed organisations, by the public record: on the last day that "
                + "'since' may mean, and a year later or today. Two observations; no cause is claimed.");
        reads.MapGet("/withdrawals", CountWithdrawals).WithName("withdrawals").Produces<WithdrawalView>()
            .WithDescription($"How many companies recorded a reason to wait, step back or leave, by reason and by quarter that has ended. Numbers under "
                + $"{WithdrawalCounts.Least}, or none, are left out, and there is no sum.");
        reads.MapGet("/transparency", TransparencyOf).WithName("transparency").Produces<List<TransparencyLine>>()
            .WithDescription("What bodies and committees publish by kind of information, with the source, and of how many of their standards organisation and "
                + "country of every recorded contributor are known and published. Null is unknown.");
        reads.MapGet("/vacancies", VacanciesOf).WithName("vacancies").Produces<List<VacancyLine>>().Produces<Rejection>(422)
            .WithDescription($"Posts of committees whose terms end within {Vacancy.Months} months of the day, month or year 'asOf' (else of today), as they "
                + "were known at the end of the date or at the time 'known'; with who has the post afterwards, if that is recorded.");
        reads.MapGet("/record", Open).WithName("record").Produces<OpenedMessage>().Produces<OpenedMessage>(404);
        reads.MapGet("/record/names", Names).WithName("record-names").Produces<Dictionary<string, string>>().Produces<Rejection>(404)
            .WithDescription("The names, by identifier, of the people and groups that are mentioned in what the caller may read of a record.");
        AudienceEndpoint.Map(reads);
        reads.MapGet("/record/past", Past).WithName("record-past").Produces<List<PastPart>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("A record as it was known after 'at', and of its facts those that may be true at the end of the day, month or year 'asOf'.");
        reads.MapGet("/history", History).WithName("history").Produces<List<HistoryLine>>().Produces<Rejection>(404);
        reads.MapGet("/refusals", Refused).WithName("refusals").Produces<List<RefusalLine>>().Produces<Rejection>(404);
    }

    private static IResult GetMe(HttpContext context, DirectoryCache directory)
    {
        if (directory.PrincipalOf(context.User) is not { } me) return Answers.Of(Rejection.NotFound);
        var today = directory.Today;
        return Answers.Of(
            new Me(me.Id, me.Name, me.Memberships, me.IsAdministrator(today), me.IsGovernment(today), me.IsProgramManager(today)), ApiJson.Strict.Me);
    }

    private static IResult Partners(HttpContext context, DirectoryCache directory, PartnerDelegations partners) =>
        directory.PrincipalOf(context.User) is { } me
            ? Answers.Of(partners.NamesFor(me), ApiJson.Strict.DictionaryStringString)
            : Answers.Of(Rejection.NotFound);

    private static IResult People(HttpContext context, DirectoryCache directory, Addressing addressing, string? contains = null) =>
        TextLimits.Refuses(contains, "contains", TextLimits.Name) is { } refused ? Answers.Of(refused)
        : directory.PrincipalOf(context.User) is { } me && addressing.For(me, contains) is { } found ? Answers.Of(found, ApiJson.Strict.ListAddressable)
        : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> List(
        HttpContext context, DirectoryCache directory, HeldRecords held, PastRecords past, RecordKinds kinds, string kind, string? contains = null,
        int skip = 0, int take = 50, string? asOf = null, string? known = null)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        if (kinds.Find(kind) is not { } listed) return Answers.Of(NoKind(kind));
        if (TextLimits.Refuses(contains, "contains", TextLimits.Title) is { } refused) return Answers.Of(refused);
        if ((RefusesPage(skip, take) ?? RefusesMoment(asOf, known)) is { } no) return Answers.Of(no);
        if ((asOf ?? known) is not null && !PastRecords.Has(listed))
            return Answers.Of(Rejection.Invalid($"Lists of '{kind}' have only their present.", asOf is null ? "known" : "asOf"));
        var (day, moment, cancel) = (PartialDate.Read(asOf)?.Latest, HistoryPoint.KnownBy(known), context.RequestAborted);
        var found = (asOf ?? known) is null
            ? await held.Of(listed, principal, contains, skip, take, cancel)
            : await past.Of(listed, principal, day, moment, contains, skip, take, cancel);
        return Answers.Of([.. found.Select(Line)], ApiJson.Strict.ListRecordLine);
    }

    internal static Rejection? RefusesPage(int skip, int take) => skip < 0 || take is < 1 or > MostLines
        ? Rejection.Invalid($"'skip' is 0 or more, 'take' from 1 to {MostLines}.", skip < 0 ? "skip" : "take")
        : null;

    /// <summary>Null if both texts are what the two clocks read, or are not given.</summary>
    internal static Rejection? RefusesMoment(string? asOf, string? known = null) =>
        asOf is not null && PartialDate.Read(asOf) is null ? Rejection.Invalid($"'asOf' must be {PartialDate.Rule}.", "asOf")
        : known is not null && HistoryPoint.KnownBy(known) is null ? Rejection.Invalid($"'known' must be {HistoryPoint.KnownRule}.", "known")
        : null;

    private static async Task<IResult> Search(
        HttpContext context, DirectoryCache directory, RecordSearch search, RecordKinds kinds, string? q = null, string? kind = null,
        int skip = 0, int limit = 20)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (query, refused) = SearchQuery.Read(q, "q");
        if (query is null) return Answers.Of(refused!);
        if (kind is not null && kinds.Find(kind) is null) return Answers.Of(NoKind(kind));
        if (limit is < 1 or > RecordSearch.Most) return Answers.Of(Rejection.Invalid($"'limit' is from 1 to {RecordSearch.Most}.", "limit"));
        if (skip is < 0 or > RecordSearch.MostFound) return Answers.Of(Rejection.Invalid($"'skip' is from 0 to {RecordSearch.MostFound}.", "skip"));
        var found = await search.Find(principal, query, kind, skip, limit, context.RequestAborted);
        return Answers.Of([.. found.Select(f => f.Line(query))], ApiJson.Strict.ListSearchLine);
    }

    private static async Task<IResult> SearchKinds(HttpContext context, DirectoryCache directory, RecordSearch search, string? q = null)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (query, refused) = SearchQuery.Read(q, "q");
        if (query is null) return Answers.Of(refused!);
        return Answers.Of([.. await search.Counts(principal, query, context.RequestAborted)], ApiJson.Strict.ListKindCount);
    }

    private static async Task<IResult> Mentions(HttpContext context, DirectoryCache directory, RecordSearch search, string actor)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        return ActorId.TryParse(actor) is { } id
            ? Answers.Of([.. await search.Mentions(principal, id, context.RequestAborted)], ApiJson.Strict.ListMentionLine)
            : Answers.Of(NoActor);
    }

    private static async Task<IResult> GuidanceOf(HttpContext context, DirectoryCache directory, ListedParticipants listed, string actor) =>
        ActorId.TryParse(actor) is not { } id ? Answers.Of(NoActor)
        : directory.PrincipalOf(context.User) is { } me && await listed.Of(me, id, context.RequestAborted) is { } panel
            ? Answers.Of(panel, ApiJson.Strict.GuidancePanel)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> ConcerningOf(HttpContext context, DirectoryCache directory, ListedParticipants listed, string actor) =>
        ActorId.TryParse(actor) is not { } id ? Answers.Of(NoActor)
        : directory.PrincipalOf(context.User) is { } me && await listed.Concerning(me, id, context.RequestAborted) is { } guidance
            ? Answers.Of([.. guidance], ApiJson.Strict.ListConcerningGuidance)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> GroundOf(HttpContext context, DirectoryCache directory, ListedPosts posts, string actor, string since)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(NoActor);
        if (PartialDate.Read(since) is not { } day) return Answers.Of(Rejection.Invalid($"'since' is {PartialDate.Rule}.", "since"));
        return directory.PrincipalOf(context.User) is { } me && await posts.Of(me, id, day, context.RequestAborted) is { } ground
            ? Answers.Of(ground, ApiJson.Strict.ListedGround)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> CountWithdrawals(HttpContext context, DirectoryCache directory, Withdrawals withdrawals) =>
        directory.PrincipalOf(context.User) is null ? Answers.Of(Rejection.NotFound)
        : Answers.Of(await withdrawals.Count(context.RequestAborted), ApiJson.Strict.WithdrawalView);

    private static async Task<IResult> CommitteeOf(
        HttpContext context, DirectoryCache directory, CommitteeViews committees, string actor, string? asOf = null, string? known = null)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(NoActor);
        if (RefusesMoment(asOf, known) is { } no) return Answers.Of(no);
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (day, moment) = (PartialDate.Read(asOf)?.Latest, HistoryPoint.KnownBy(known));
        return await committees.Of(principal, id, day, moment, context.RequestAborted) is { } view
            ? Answers.Of(view, ApiJson.Strict.CommitteeView)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> TransparencyOf(HttpContext context, DirectoryCache directory, BodyTransparency bodies) =>
        directory.PrincipalOf(context.User) is { } principal
            ? Answers.Of([.. await bodies.Of(principal, context.RequestAborted)], ApiJson.Strict.ListTransparencyLine) : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> VacanciesOf(
        HttpContext context, DirectoryCache directory, CommitteeVacancies vacancies, string? asOf = null, string? known = null)
    {
        if (RefusesMoment(asOf, known) is { } no) return Answers.Of(no);
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var found = await vacancies.Of(principal, PartialDate.Read(asOf)?.Latest, HistoryPoint.KnownBy(known), context.RequestAborted);
        return Answers.Of([.. found], ApiJson.Strict.ListVacancyLine);
    }

    private static RecordLine Line(HeldRecord held)
    {
        var row = held.Row;
        return new(row.Actor, row.Compartment, row.Title, JsonNode.Parse(row.Detail)!.AsObject(), row.Version, row.ChangedAt, held.Role);
    }

    private static async Task<IResult> Open(HttpContext context, DirectoryCache directory, Commands commands, string actor)
    {
        var (opened, rejection) = await Opened(context, directory, commands, actor);
        return opened is null
            ? Answers.Of(rejection!)
            : Results.Json(
                opened, WireJson.Strict.OpenedMessage, statusCode: opened.Rejection is { } no ? Answers.StatusOf(no) : StatusCodes.Status200OK);
    }

    internal static Rejection NoKind(string kind) => Rejection.Invalid($"There is no kind '{kind}'.", "kind");

    internal static readonly Rejection NoCompartment = Rejection.Invalid($"'compartment' must be {CompartmentId.Rule}.", "compartment");

    internal static readonly Rejection NoActor = Rejection.Invalid($"'actor' must be {ActorId.Rule}.", "actor");

    private static async Task<IResult> Names(HttpContext context, DirectoryCache directory, OpenedRecords records, string actor)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(NoActor);
        return directory.PrincipalOf(context.User) is { } principal && await records.NamesIn(principal, id) is { } names
            ? Answers.Of(names, ApiJson.Strict.DictionaryStringString)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> Past(
        HttpContext context, DirectoryCache directory, Commands commands, IEventLog log, RecordKinds kinds, string actor, string? at = null,
        string? compartment = null, string? asOf = null)
    {
        if (RefusesMoment(asOf) is { } no) return Answers.Of(no);
        var (rows, rejection) = await Rows(context, directory, commands, log, actor, compartment, at);
        if (rows is null) return Answers.Of(rejection!);
        var kind = kinds.Of(ActorId.Parse(actor))!;
        var record = RecordHistory.StateAt(kind, rows, _ => true).TrueOn(PartialDate.Read(asOf)?.Latest);
        return Answers.Of(record.Compartments.Select(c => new PastPart(c.Key, c.Value.Version, RecordHistory.Json(kind, record, c.Key))).ToList(),
            ApiJson.Strict.ListPastPart);
    }

    private static async Task<IResult> History(
        HttpContext context, DirectoryCache directory, Commands commands, IEventLog log, RecordKinds kinds, OpenedRecords records,
        string actor, string? compartment = null, string? entity = null, string? at = null, int newest = 200)
    {
        if (entity is not null && EntityId.TryParse(entity) is null) return Answers.Of(Rejection.Invalid($"'entity' must be {EntityId.Rule}.", "entity"));
        if (newest is < 1 or > MostHistory) return Answers.Of(NewestOutOfRange);
        var (rows, rejection) = await Rows(context, directory, commands, log, actor, compartment, at);
        if (rows is null) return Answers.Of(rejection!);
        var entries = RecordHistory.Of(kinds.Of(ActorId.Parse(actor))!, rows, EntityId.TryParse(entity), newest);
        return Answers.Of(entries.Select(e => new HistoryLine(
            e.Compartment, e.Version, e.At, e.By, e.Event, [.. e.Changes.Select(c => new HistoryChange(c.Path, Element(c.From), Element(c.To)))],
            e.OnBehalfOf, records.NameOf(e.By), e.Gap))
                .ToList(),
            ApiJson.Strict.ListHistoryLine);
    }

    private static JsonElement? Element(JsonNode? value) => value is null ? null : JsonSerializer.SerializeToElement(value, ApiJson.Strict.JsonNode);

    private static async Task<IResult> Refused(HttpContext context, DirectoryCache directory, IRefusals refusals, int newest = 200)
    {
        if (directory.AdministratorOf(context.User) is null) return Answers.Of(Rejection.NotFound);
        if (newest is < 1 or > MostHistory) return Answers.Of(NewestOutOfRange);
        var found = await refusals.Read(newest, context.RequestAborted);
        return Answers.Of(
            found.Select(r => new RefusalLine(r.At, r.Participant, r.Actor, r.Command, r.Code, r.Times)).ToList(), ApiJson.Strict.ListRefusalLine);
    }

    /// <summary>The events of the compartments that the caller may read, up to a point, or why not.</summary>
    private static async Task<(List<StoredEvent>? Rows, Rejection? Rejection)> Rows(
        HttpContext context, DirectoryCache directory, Commands commands, IEventLog log, string actor, string? compartment, string? at)
    {
        if (RefusesPoint(at, out var point) is { } no) return (null, no);
        if (compartment is not null && CompartmentId.TryParse(compartment) is null)
            return (null, NoCompartment);
        if (point is { Version: not null } && compartment is null)
            return (null, Rejection.Invalid("A version belongs to one compartment: name it, or give a time.", "compartment"));
        var (opened, rejection) = await Opened(context, directory, commands, actor);
        if (opened is null) return (null, rejection);
        if (opened.Rejection is not null) return (null, opened.Rejection);
        var held = opened.Parts.Select(p => p.Compartment).ToHashSet();
        if (CompartmentId.TryParse(compartment) is { } only) held.IntersectWith([only]);
        if (held.Count == 0) return (null, Rejection.NotFound);
        var rows = await log.Read(opened.Actor, 0, cancellation: context.RequestAborted);
        return ([.. rows.Where(r => held.Contains(r.Compartment) && (point is null || point.Value.IncludesInCompartment(r)))], null);
    }

    private static readonly Rejection NewestOutOfRange = Rejection.Invalid($"'newest' is from 1 to {MostHistory}.", "newest");

    internal static Rejection? RefusesPoint(string? at, out HistoryPoint? point)
    {
        point = at is null ? null : HistoryPoint.TryParse(at);
        return at is not null && point is null ? Rejection.Invalid($"'at' must be {HistoryPoint.Rule}.", "at") : null;
    }

    internal static async Task<(OpenedMessage? Opened, Rejection? Rejection)> Opened(
        HttpContext context, DirectoryCache directory, Commands commands, string actor)
    {
        if (ActorId.TryParse(actor) is not { } id) return (null, NoActor);
        if (directory.PrincipalOf(context.User) is not { } principal || !commands.Knows(id)) return (null, Rejection.NotFound);
        return (await commands.Read(principal, id), null);
    }
}
