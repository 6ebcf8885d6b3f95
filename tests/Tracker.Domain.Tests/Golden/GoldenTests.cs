using System.Text;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;

namespace Tracker.Domain.Tests.Golden;

/// <summary>What was ever stored stays readable, and nothing is stored in a shape of which no <see cref="Sample"/> is kept.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Kinds => [.. TrackerKinds.All.All.Select(k => k.Name)];
    public static IEnumerable<TheoryDataRow<string, string>> Events => Places(Sample.Events);
    public static IEnumerable<TheoryDataRow<string, string>> Commands => Places(Sample.Commands);

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_as_it_was_stored_is_read_and_written_again_as_the_same_bytes(string file, string place) => Assert.All(Sample.Files[file], kind =>
    {
        var sample = Sample.Events(kind).Single(s => s.Place == place);
        var happened = kind.Codec.DecodeEvent(sample.Name, sample.Schema, sample.Json);
        // A name that was replaced by another one is only read.
        if (kind.Codec.NameOf(happened) == (sample.Name, sample.Schema)) Assert.Equal(Text(sample.Json), Text(kind.Codec.Encode(happened)));
    });

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_as_it_was_sent_is_read_and_written_again_as_the_same_bytes(string file, string place) => Assert.All(Sample.Files[file], kind =>
    {
        var sample = Sample.Commands(kind).Single(s => s.Place == place);
        var (command, rejection) = kind.Codec.DecodeCommand(sample.Name, sample.Json);
        Assert.Null(rejection);
        if (kind.Codec.NameOf(command!).Name == sample.Name) Assert.Equal(Text(sample.Json), Text(kind.Codec.Encode(command!)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_message_that_a_kind_reads_has_a_sample(string name)
    {
        var kind = Of(name);
        Assert.Empty(kind.Codec.Events.Select(e => (e.Name, e.Schema)).Except(Sample.Events(kind).Select(s => (s.Name, s.Schema))));
        Assert.Empty(kind.Codec.Commands.Select(c => c.Name).Except(Sample.Commands(kind).Select(s => s.Name)));
    }

    [Fact]
    public void Every_statement_that_a_subject_takes_has_a_sample()
    {
        var stored = Sample.Events(Topics.Topic.Kind).Select(s => Topics.Topic.Kind.Codec.DecodeEvent(s.Name, s.Schema, s.Json));
        var sampled = stored.OfType<ClaimRecorded>().Select(e => e.Claim.Statement.GetType());
        Assert.Empty(TrackerKinds.Subjects.SelectMany(k => k.Statements).Except(sampled));
    }

    private static IEnumerable<TheoryDataRow<string, string>> Places(Func<RecordKind, IReadOnlyList<Sample>> samples) =>
        Sample.Files.SelectMany(file => samples(file.First()).Select(s => new TheoryDataRow<string, string>(file.Key, s.Place)));

    private static RecordKind Of(string kind) => TrackerKinds.All.All.Single(k => k.Name == kind);

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
