using Tracker.Domain.Watches;

namespace Tracker.Import.Sample;

/// <summary>The watch that the study asks for: whether “New IP” comes back under this or another name. Everyone may read it.</summary>
public static class SampleWatches
{
    public static readonly ActorId NewIp = ActorId.Parse("watch/sample-new-ip");

    /// <summary>Names, sponsors and ban as the study has them. Sent after its facts, which are not suggested then.</summary>
    public static IReadOnlyList<ImportStep> Steps() =>
        [SampleStep.Of(NewIp, CompartmentId.Record, SampleAccounts.Liaison.Id, new AddWatch("New IP (sample)", Terms))];

    private static readonly WatchTerms Terms = new(
        [new("New IP", new(PartialDate.Parse("2019"))), new("Future Vertical Communications Networks", Since), new("FVCN", Since)],
        ["Huawei", "China Mobile", "China Unicom", "MIIT"],
        ["decentralized internet architecture", "vertical communications", "deterministic forwarding"],
        new("SG13 accepts no “New IP” items and does not discuss the topic", new DateOnly(2022, 3, 31)),
        Records: ImmutableSortedDictionary<string, ActorId>.Empty
            .Add("Huawei", Organization("huawei")).Add("China Mobile", Organization("china-mobile")).Add("China Unicom", Organization("china-unicom"))
            .Add("MIIT", Organization("ministry-of-industry-and-information-technology")));

    private static PartialInterval Since => new(PartialDate.Parse("2020-07"));

    private static ActorId Organization(string key) => ActorId.Parse("organization/" + key);
}
