using Tracker.Domain.Watches;

namespace Tracker.Import.Sample;

/// <summary>The watches that the study asks for: whether “New IP” comes back under this or another name, and who leads two groups that it names.
/// Everyone may read them.</summary>
public static class SampleWatches
{
    public static readonly ActorId NewIp = ActorId.Parse("watch/sample-new-ip");

    public static readonly ActorId Leadership = ActorId.Parse("watch/sample-leadership");

    /// <summary>Names, sponsors, committees and ban as the study has them. Sent after its facts, which are not suggested then.</summary>
    public static IReadOnlyList<ImportStep> Steps() =>
    [
        SampleStep.Of(NewIp, CompartmentId.Record, SampleAccounts.Liaison.Id, new AddWatch("New IP (sample)", Terms)),
        SampleStep.Of(Leadership, CompartmentId.Record, SampleAccounts.Liaison.Id, new AddWatch("Leadership to monitor carefully (sample)", Led)),
    ];

    private static readonly WatchTerms Terms = new(
        [new("New IP", new(PartialDate.Parse("2019"))), new("Future Vertical Communications Networks", Since), new("FVCN", Since)],
        ["Huawei", "China Mobile", "China Unicom", "MIIT"],
        ["decentralized internet architecture", "vertical communications", "deterministic forwarding"],
        new("SG13 accepts no “New IP” items and does not discuss the topic", new DateOnly(2022, 3, 31)),
        Records: ImmutableSortedDictionary<string, ActorId>.Empty
            .Add("Huawei", Organization("huawei")).Add("China Mobile", Organization("china-mobile")).Add("China Unicom", Organization("china-unicom"))
            .Add("MIIT", Organization("ministry-of-industry-and-information-technology")));

    private static readonly WatchTerms Led = new(
        [], [], [], Committees: ["JTC 1/WG 11", "JTC 1/SC 42/WG 5"],
        Records: ImmutableSortedDictionary<string, ActorId>.Empty
            .Add("JTC 1/WG 11", Committee("jtc1/wg-11")).Add("JTC 1/SC 42/WG 5", Committee("jtc1/sc-42/wg-5")),
        Thresholds:
        [
            new(ThresholdKind.AllOfficersOfOneCountry), new(ThresholdKind.OfficersOfOneCountry, 2), new(ThresholdKind.EditorsOfOneCountry, 2),
            new(ThresholdKind.NewOfficer),
        ]);

    private static PartialInterval Since => new(PartialDate.Parse("2020-07"));

    private static ActorId Committee(string key) => ActorId.Parse("committee/" + key);
    private static ActorId Organization(string key) => ActorId.Parse("organization/" + key);
}
