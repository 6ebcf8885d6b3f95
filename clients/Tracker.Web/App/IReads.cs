using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Briefings;
using Tracker.Domain.Contributions;
using Tracker.Web.Records;
using Tracker.Web.Records.Subjects;

namespace Tracker.Web.App;

/// <summary>What pages read besides live records: at the server directly, in a browser over the API. Only what the viewer may read.</summary>
public interface IReads
{
    /// <summary>A record as the viewer may read it now, for the first paint; null if there is none for them, or if the page opens it live anyway.</summary>
    Task<ReadRecord?> Record(ActorId actor);

    /// <summary>The records of a kind that the viewer may read, by title; null if they could not be read.</summary>
    /// <param name="then">The moment of the list, for a kind that holds facts; null for the present.</param>
    Task<IReadOnlyList<ListedRecord>?> List(string kind, string? contains = null, int skip = 0, int take = 50, Clocks? then = null);

    /// <summary>Records that match these words, the best first; null if they could not be read.</summary>
    /// <param name="kind">Only this kind, or null.</param>
    /// <param name="skip">How many of the best are left out.</param>
    Task<IReadOnlyList<SearchLine>?> Search(string words, string? kind = null, int limit = 20, int skip = 0);

    /// <summary>How many records match these words, by kind; null if it could not be read.</summary>
    Task<IReadOnlyList<KindCount>?> SearchKinds(string words);

    /// <summary>What names a record, in what the viewer may read; null if it could not be read.</summary>
    Task<IReadOnlyList<MentionLine>?> Mentions(ActorId actor);

    /// <summary>The first of the standing facts of a record that the viewer may read; null if they could not be read.</summary>
    Task<IReadOnlyList<ClaimLine>?> Facts(ActorId actor);

    /// <summary>A committee among those of its body, and its work items; null if it could not be read, or there was none then.</summary>
    Task<CommitteeView?> Committee(ActorId actor, Clocks? then);

    /// <summary>The decisions of a meeting or committee, the newest first; null if they could not be read.</summary>
    Task<IReadOnlyList<DecisionLine>?> Decisions(ActorId of);

    /// <summary>The contributions that name a record, or the revisions of a contribution; null if they could not be read.</summary>
    Task<IReadOnlyList<ContributionFacts>?> Contributions(ActorId of);

    /// <summary>The records of documents with these identifiers, in any stage and edition; null if they could not be read.</summary>
    Task<IReadOnlyList<IdentifiedLine>?> Identified(IReadOnlyList<string> identifiers);

    /// <summary>What bodies and committees publish; null if it could not be read.</summary>
    Task<IReadOnlyList<TransparencyLine>?> Transparency();

    /// <summary>Posts of committees whose terms end soon; null if they could not be read.</summary>
    Task<IReadOnlyList<VacancyLine>?> Vacancies(Clocks? then);

    /// <summary>Names of organisations like those of the screening list; null if they could not be read, or are not for the viewer to know.</summary>
    /// <param name="organization">Only this one, or null.</param>
    Task<ScreeningView?> Screening(ActorId? organization);

    /// <summary>The partner delegations with which positions can be shared, their names by identifier; null if they could not be read.</summary>
    Task<IReadOnlyDictionary<string, string>?> Partners();

    /// <summary>Exactly who may read a compartment of a record today; null if it could not be read, or is not for the viewer to know.</summary>
    Task<IReadOnlyList<Recipient>?> Audience(ActorId actor, CompartmentId at);

    /// <summary>The listed organisations that take part in a committee or meeting, and the guidance that concerns them; null if it could not be read.</summary>
    Task<GuidancePanel?> Guidance(ActorId actor);

    /// <summary>The guidance that speaks of listed organisations in what a delegation deals with; null if it could not be read.</summary>
    Task<IReadOnlyList<ConcerningGuidance>?> ConcerningGuidance(ActorId delegation);

    /// <summary>Officers and editors who work for listed organisations, on a date and a year later; null if it could not be read.</summary>
    Task<ListedGround?> Ground(ActorId actor, PartialDate since);

    /// <summary>Why companies stay away, in numbers; null if it could not be read.</summary>
    Task<WithdrawalView?> Withdrawals();

    /// <summary>The lines of a released briefing whose facts changed since; null if they could not be read.</summary>
    Task<IReadOnlyList<FactChange>?> ChangedFacts(ActorId briefing);

    /// <summary>What the record says of the items of a program; null if it could not be read, or is not for the viewer to know.</summary>
    Task<CoverageView?> Coverage(ActorId program);

    /// <summary>The title of a record; null if there is none for the viewer.</summary>
    Task<string?> Title(ActorId actor);

    /// <summary>Until when the viewer has looked at what others changed; null if never.</summary>
    Task<DateTimeOffset?> Looked();

    /// <summary>The places on rosters that the viewer was offered and has not answered.</summary>
    Task<IReadOnlyList<PlaceOffer>> Offers();

    /// <summary>What the viewer is told of now; null if it could not be read.</summary>
    Task<AlertList?> Alerts();

    /// <summary>What the viewer follows; null if it could not be read.</summary>
    Task<IReadOnlyList<FollowedLine>?> Following();

    /// <summary>Where the viewer is signed in; null if it could not be read.</summary>
    Task<IReadOnlyList<SessionLine>?> Sessions();
}

/// <param name="Names">The names, by identifier, of the people and groups that are mentioned in it.</param>
public sealed record ReadRecord(OpenedMessage Opened, Dictionary<string, string> Names)
{
    /// <summary>A record as it was opened whole.</summary>
    public static RecordState StateOf(RecordKind kind, OpenedMessage opened) =>
        new(opened.Parts.Where(p => p.State is not null).ToImmutableSortedDictionary(
            p => p.Compartment, p => new CompartmentState(p.Version, JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, kind.StateInfo)!)));
}
