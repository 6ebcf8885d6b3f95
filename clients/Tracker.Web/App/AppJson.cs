using System.Text.Json.Serialization;
using Tracker.Domain.Briefings;
using Tracker.Domain.Contributions;
using Tracker.Web.Records;

namespace Tracker.Web.App;

/// <summary>JSON of what the server hands over to the browser.</summary>
[JsonSerializable(typeof(ReadRecord)), JsonSerializable(typeof(List<ListedRecord>)), JsonSerializable(typeof(List<PlaceOffer>))]
[JsonSerializable(typeof(GuidancePanel)), JsonSerializable(typeof(List<ConcerningGuidance>))]
[JsonSerializable(typeof(WithdrawalView)), JsonSerializable(typeof(ListedGround))]
[JsonSerializable(typeof(List<FactChange>)), JsonSerializable(typeof(CoverageView))]
[JsonSerializable(typeof(CommitteeView)), JsonSerializable(typeof(List<ClaimLine>)), JsonSerializable(typeof(List<VacancyLine>))]
[JsonSerializable(typeof(List<TransparencyLine>))]
[JsonSerializable(typeof(Looked)), JsonSerializable(typeof(List<SessionLine>)), JsonSerializable(typeof(List<MentionLine>))]
[JsonSerializable(typeof(PassageWords)), JsonSerializable(typeof(DocumentPart)), JsonSerializable(typeof(TextDifference))]
[JsonSerializable(typeof(ScreeningView)), JsonSerializable(typeof(List<DecisionLine>)), JsonSerializable(typeof(List<IdentifiedLine>))]
[JsonSerializable(typeof(List<ContributionFacts>))]
[JsonSerializable(typeof(AlertList)), JsonSerializable(typeof(List<FollowedLine>))]
[JsonSerializable(typeof(List<SearchLine>)), JsonSerializable(typeof(List<KindCount>))]
internal sealed partial class AppJson : JsonSerializerContext
{
    public static AppJson Strict { get; } = new(Codec.Options);
}
