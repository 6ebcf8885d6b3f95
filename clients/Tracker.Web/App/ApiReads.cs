using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Tracker.Domain.Briefings;
using Tracker.Domain.Contributions;
using Tracker.Domain;
using Tracker.Domain.Search;
using Tracker.Web.Live;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.App;

/// <summary>Reads over the API, in a browser.</summary>
public sealed class ApiReads(NavigationManager navigation, Workplace workplace) : IReads
{
    private const int MostFacts = 200;

    private ApiClient Api => navigation.Api(workplace.Me.Id);

    /// <summary>Null: in a browser the page opens the record live.</summary>
    public Task<ReadRecord?> Record(ActorId actor) => Task.FromResult<ReadRecord?>(null);

    public async Task<IReadOnlyList<ListedRecord>?> List(string kind, string? contains = null, int skip = 0, int take = 50, Clocks? then = null)
    {
        var found = new List<ListedRecord>();
        // The API gives at most 200 at once.
        while (found.Count < take)
        {
            var wanted = Math.Min(200, take - found.Count);
            var (lines, _) = await Api.RecordsAt(kind, then?.AsOf?.Value, then?.Known?.Value, contains, skip + found.Count, wanted).OrWhy("");
            if (lines is null) return found.Count > 0 ? found : null;
            found.AddRange(lines.Select(Listed));
            if (lines.Count < wanted) break;
        }
        return found;
    }

    public async Task<IReadOnlyList<SearchLine>?> Search(string words, string? kind = null, int limit = 20, int skip = 0)
    {
        if (SearchQuery.Read(words, "q").Query is null) return [];
        var found = new List<SearchLine>();
        // The API gives at most 50 at once.
        while (found.Count < limit)
        {
            var wanted = Math.Min(50, limit - found.Count);
            var (lines, _) = await Api.Search(words, kind, wanted, skip + found.Count).OrWhy("");
            if (lines is null) return null;
            found.AddRange(lines);
            if (lines.Count < wanted) break;
        }
        return found;
    }

    public async Task<IReadOnlyList<KindCount>?> SearchKinds(string words) =>
        SearchQuery.Read(words, "q").Query is null ? [] : (await Api.SearchKinds(words).OrWhy("")).Value;

    public async Task<IReadOnlyDictionary<string, string>?> Partners() => (await Api.Partners().OrWhy("")).Value;

    public async Task<IReadOnlyList<Recipient>?> Audience(ActorId actor, CompartmentId at) => (await Api.Audience(actor, at).OrWhy("")).Value;

    public async Task<IReadOnlyList<MentionLine>?> Mentions(ActorId actor) => (await Api.Mentions(actor).OrWhy("")).Value;

    public async Task<IReadOnlyList<ClaimLine>?> Facts(ActorId actor) => (await Api.Claims(new ClaimQuery(actor), take: MostFacts).OrWhy("")).Value;

    public async Task<IReadOnlyList<ConcerningGuidance>?> ConcerningGuidance(ActorId delegation) =>
        (await Api.ConcerningGuidance(delegation).OrWhy("")).Value;

    public async Task<ListedGround?> Ground(ActorId actor, PartialDate since) => (await Api.Ground(actor, since).OrWhy("")).Value;

    public async Task<WithdrawalView?> Withdrawals() => (await Api.Withdrawals().OrWhy("")).Value;

    public async Task<GuidancePanel?> Guidance(ActorId actor) => (await Api.Guidance(actor).OrWhy("")).Value;

    public async Task<IReadOnlyList<FactChange>?> ChangedFacts(ActorId briefing) => (await Api.ChangedFacts(briefing).OrWhy("")).Value;

    public async Task<CoverageView?> Coverage(ActorId program) => (await Api.Coverage(program).OrWhy("")).Value;

    public async Task<CommitteeView?> Committee(ActorId actor, Clocks? then) =>
        (await Api.Committee(actor, then?.AsOf?.Value, then?.Known?.Value).OrWhy("")).Value;

    public async Task<IReadOnlyList<DecisionLine>?> Decisions(ActorId of) => (await Api.Decisions(of).OrWhy("")).Value;

    public async Task<IReadOnlyList<ContributionFacts>?> Contributions(ActorId of) => (await Api.Contributions(of).OrWhy("")).Value;

    public async Task<IReadOnlyList<IdentifiedLine>?> Identified(IReadOnlyList<string> identifiers) =>
        (await Api.Identified(identifiers).OrWhy("")).Value;

    public async Task<IReadOnlyList<TransparencyLine>?> Transparency() => (await Api.Transparency().OrWhy("")).Value;

    public async Task<IReadOnlyList<VacancyLine>?> Vacancies(Clocks? then) =>
        (await Api.Vacancies(then?.AsOf?.Value, then?.Known?.Value).OrWhy("")).Value;

    public async Task<ScreeningView?> Screening(ActorId? organization) => (await Api.Screening(organization).OrWhy("")).Value;

    public async Task<string?> Title(ActorId actor) =>
        (await Api.Record(actor).OrWhy("")).Value is { Rejection: null } read && TrackerKinds.All.Of(actor) is { } kind
            ? RecordTitle.Of(kind, ReadRecord.StateOf(kind, read)) : null;

    public async Task<DateTimeOffset?> Looked() => (await Api.Looked().OrWhy("")).Value?.At;

    public async Task<IReadOnlyList<PlaceOffer>> Offers() => (await Api.Offers().OrWhy("")).Value ?? [];

    public async Task<AlertList?> Alerts() => (await Api.Alerts().OrWhy("")).Value;

    public async Task<IReadOnlyList<FollowedLine>?> Following() => (await Api.Following().OrWhy("")).Value;

    public async Task<IReadOnlyList<SessionLine>?> Sessions() => (await Api.Sessions(null).OrWhy("")).Value;

    private static ListedRecord Listed(RecordLine line) => new(
        line.Actor, line.Title, line.Detail.ToDictionary(d => d.Key, d => Text(d.Value), StringComparer.Ordinal), line.ChangedAt, line.Role);

    private static string Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";
}
