using Tracker.Domain.Briefings;
using Tracker.Domain.Contributions;
using Tracker.Domain.Search;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.Tests.Doubles;

/// <summary>What the test says that the server has read.</summary>
public sealed class FakeReads : IReads
{
    public ReadRecord? Found { get; set; }

    public List<ListedRecord> Listed { get; } = [];

    public Task<ReadRecord?> Record(ActorId actor) => Task.FromResult(Found);

    public Task<IReadOnlyList<ListedRecord>?> List(string kind, string? contains = null, int skip = 0, int take = 50, Clocks? then = null) =>
        Task.FromResult<IReadOnlyList<ListedRecord>?>(Listed.Where(l => l.Actor.Kind == kind).Skip(skip).Take(take).ToList());

    public Task<IReadOnlyList<SearchLine>?> Search(string words, string? kind = null, int limit = 20, int skip = 0) =>
        Task.FromResult<IReadOnlyList<SearchLine>?>(
        With(words).Where(l => kind is null || l.Actor.Kind == kind).Skip(skip).Take(limit)
            .Select(l => new SearchLine(l.Actor, l.Actor.Kind, l.Title, [new(SearchPlace.Title, l.Title)])).ToList());

    public Task<IReadOnlyList<KindCount>?> SearchKinds(string words) => Task.FromResult<IReadOnlyList<KindCount>?>(
        With(words).CountBy(l => l.Actor.Kind).Select(k => new KindCount(k.Key, k.Value)).ToList());

    private IEnumerable<ListedRecord> With(string words) => Listed.Where(l => l.Title.Contains(words, StringComparison.OrdinalIgnoreCase));

    public Dictionary<string, string> Partnered { get; } = [];

    public Task<IReadOnlyDictionary<string, string>?> Partners() => Task.FromResult<IReadOnlyDictionary<string, string>?>(Partnered);

    /// <summary>Null: it cannot be read.</summary>
    public IReadOnlyList<Recipient>? Receiving { get; set; }

    public Task<IReadOnlyList<Recipient>?> Audience(ActorId actor, CompartmentId at) => Task.FromResult(Receiving);

    public List<MentionLine> Named { get; } = [];

    public Task<IReadOnlyList<MentionLine>?> Mentions(ActorId actor) => Task.FromResult<IReadOnlyList<MentionLine>?>(Named);

    public List<ClaimLine> Said { get; } = [];

    public Task<IReadOnlyList<ClaimLine>?> Facts(ActorId actor) =>
        Task.FromResult<IReadOnlyList<ClaimLine>?>([.. Said.Where(c => c.Actor == actor)]);

    public List<DecisionLine> Decided { get; } = [];

    public List<ContributionFacts> Contributed { get; } = [];

    public Task<IReadOnlyList<ContributionFacts>?> Contributions(ActorId of) => Task.FromResult<IReadOnlyList<ContributionFacts>?>(Contributed);

    public Task<IReadOnlyList<DecisionLine>?> Decisions(ActorId of) => Task.FromResult<IReadOnlyList<DecisionLine>?>(Decided);

    public List<IdentifiedLine> Documents { get; } = [];

    public Task<IReadOnlyList<IdentifiedLine>?> Identified(IReadOnlyList<string> identifiers) =>
        Task.FromResult<IReadOnlyList<IdentifiedLine>?>([.. Documents.Where(d => identifiers.Contains(d.Identifier))]);

    public List<TransparencyLine> Bodies { get; } = [];
    public Task<IReadOnlyList<TransparencyLine>?> Transparency() => Task.FromResult<IReadOnlyList<TransparencyLine>?>([.. Bodies]);
    public Task<IReadOnlyList<VacancyLine>?> Vacancies(Clocks? then) => Task.FromResult<IReadOnlyList<VacancyLine>?>([]);

    public ScreeningView? Screened { get; set; }

    public Task<ScreeningView?> Screening(ActorId? organization) => Task.FromResult(Screened);

    public List<FactChange> Changed { get; } = [];

    public Task<IReadOnlyList<FactChange>?> ChangedFacts(ActorId briefing) => Task.FromResult<IReadOnlyList<FactChange>?>(Changed);

    public CommitteeView? Committees { get; set; }

    public Task<CommitteeView?> Committee(ActorId actor, Clocks? then) => Task.FromResult(Committees);

    public CoverageView? Covered { get; set; }

    public Task<CoverageView?> Coverage(ActorId program) => Task.FromResult(Covered);

    public Task<GuidancePanel?> Guidance(ActorId actor) => Task.FromResult<GuidancePanel?>(null);

    public Task<IReadOnlyList<ConcerningGuidance>?> ConcerningGuidance(ActorId delegation) =>
        Task.FromResult<IReadOnlyList<ConcerningGuidance>?>([]);

    public Task<ListedGround?> Ground(ActorId actor, PartialDate since) => Task.FromResult<ListedGround?>(null);

    public Task<WithdrawalView?> Withdrawals() => Task.FromResult<WithdrawalView?>(null);

    public Task<string?> Title(ActorId actor) => Task.FromResult(Listed.FirstOrDefault(l => l.Actor == actor)?.Title);

    public Task<DateTimeOffset?> Looked() => Task.FromResult<DateTimeOffset?>(null);

    public Task<IReadOnlyList<PlaceOffer>> Offers() => Task.FromResult<IReadOnlyList<PlaceOffer>>([]);

    public AlertList? Told { get; set; }

    public Task<AlertList?> Alerts() => Task.FromResult(Told);

    public List<FollowedLine> Followed { get; } = [];

    public Task<IReadOnlyList<FollowedLine>?> Following() => Task.FromResult<IReadOnlyList<FollowedLine>?>(Followed);

    public Task<IReadOnlyList<SessionLine>?> Sessions() => Task.FromResult<IReadOnlyList<SessionLine>?>([]);
}
