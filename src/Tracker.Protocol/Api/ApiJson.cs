using System.Text.Json.Nodes;
using Tracker.Domain.Briefings;
using Tracker.Domain.Commenting;
using Tracker.Domain.Contributions;
using Tracker.Domain.Decisions;
using Tracker.Domain.Meetings;
using Tracker.Domain.Sources;

namespace Tracker.Protocol;

/// <summary>JSON of the API, source-generated.</summary>
[JsonSerializable(typeof(CommandBody<RawJson>)), JsonSerializable(typeof(OutcomeMessage)), JsonSerializable(typeof(Rejection)), JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(List<RecordLine>)), JsonSerializable(typeof(List<PastPart>)), JsonSerializable(typeof(List<HistoryLine>))]
[JsonSerializable(typeof(List<RefusalLine>)), JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(List<TextLine>)), JsonSerializable(typeof(List<Reader>)), JsonSerializable(typeof(TextVersion))]
[JsonSerializable(typeof(List<TextChangeLine>))]
[JsonSerializable(typeof(Invitation)), JsonSerializable(typeof(Invited)), JsonSerializable(typeof(LinkRequest)), JsonSerializable(typeof(IssuedLink))]
[JsonSerializable(typeof(List<Recipient>)), JsonSerializable(typeof(List<Addressable>))]
[JsonSerializable(typeof(List<PlaceOffer>)), JsonSerializable(typeof(PlaceAnswer)), JsonSerializable(typeof(PlaceAnswered))]
[JsonSerializable(typeof(List<SentInvitation>)), JsonSerializable(typeof(InvitationToWithdraw))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<SessionLine>)), JsonSerializable(typeof(SessionsToEnd)), JsonSerializable(typeof(SessionsEnded))]
[JsonSerializable(typeof(CapturedDocument)), JsonSerializable(typeof(PassageWords)), JsonSerializable(typeof(DocumentPart))]
[JsonSerializable(typeof(TextDifference)), JsonSerializable(typeof(SourceCheck)), JsonSerializable(typeof(List<FoundWords>))]
[JsonSerializable(typeof(CitedPlace))]
[JsonSerializable(typeof(Looked)), JsonSerializable(typeof(List<SearchLine>)), JsonSerializable(typeof(List<KindCount>))]
[JsonSerializable(typeof(List<MentionLine>))]
[JsonSerializable(typeof(GuidancePanel)), JsonSerializable(typeof(List<ConcerningGuidance>))]
[JsonSerializable(typeof(WithdrawalView)), JsonSerializable(typeof(ListedGround))]
[JsonSerializable(typeof(CollectedBriefing)), JsonSerializable(typeof(List<FactChange>)), JsonSerializable(typeof(List<AttendeeLine>))]
[JsonSerializable(typeof(CoverageView))]
[JsonSerializable(typeof(CommitteeView)), JsonSerializable(typeof(List<ClaimLine>)), JsonSerializable(typeof(List<VacancyLine>))]
[JsonSerializable(typeof(List<TransparencyLine>))]
[JsonSerializable(typeof(MatchQuestion)), JsonSerializable(typeof(Matches)), JsonSerializable(typeof(MeetingWeek))]
[JsonSerializable(typeof(FormReading)), JsonSerializable(typeof(CommentingForm)), JsonSerializable(typeof(BookForms))]
[JsonSerializable(typeof(CalendarAddress)), JsonSerializable(typeof(ThresholdStandings))]
[JsonSerializable(typeof(AlertList)), JsonSerializable(typeof(List<FollowedLine>)), JsonSerializable(typeof(MailStanding))]
[JsonSerializable(typeof(AddressToConfirm))]
[JsonSerializable(typeof(AnswerToSurvey)), JsonSerializable(typeof(SurveyToClose)), JsonSerializable(typeof(SurveyDone))]
[JsonSerializable(typeof(SurveyToWithdraw))]
[JsonSerializable(typeof(ScreeningView)), JsonSerializable(typeof(ListPreview))]
[JsonSerializable(typeof(PrintedDecisions)), JsonSerializable(typeof(List<DecisionLine>)), JsonSerializable(typeof(List<IdentifiedLine>))]
[JsonSerializable(typeof(List<ContributionFacts>))]
[JsonSerializable(typeof(SampleOffer)), JsonSerializable(typeof(SampleLoaded))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The rules of <see cref="Codec.Options"/>, as the server reads and writes.</summary>
    public static ApiJson Strict { get; } = new(Codec.Options);

    /// <summary>As a client reads: a member that a later server adds is passed over; one that is missing is an error.</summary>
    public static ApiJson Lenient { get; } = new(new JsonSerializerOptions(Codec.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip });
}
