using System.Reflection;
using System.Text;
using CsCheck;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Golden;

namespace Tracker.Domain.Tests.Shared;

/// <summary>What every kind's codec does, beside what <see cref="GoldenTests"/> says about what was stored.</summary>
public sealed class CodecTests
{
    /// <summary>The kinds that have messages of their own.</summary>
    private static readonly RecordKind[] Speakers = [.. Sample.Files.Select(kinds => kinds.First())];

    public static TheoryData<string> Kinds => [.. Speakers.Select(k => k.Name)];

    public static IEnumerable<TheoryDataRow<string, string>> Messages =>
        from kind in Speakers from type in TypesOf(kind) select new TheoryDataRow<string, string>(kind.Name, type.Name);

    [Theory, MemberData(nameof(Messages))]
    public void Message_is_read_back_as_it_was_written(string kind, string type)
    {
        var codec = Of(kind).Codec;
        Arbitrary.Of<object>(TypesOf(Of(kind)).Single(t => t.Name == type)).Sample(
            message =>
            {
                var written = Write(codec, message);
                var read = Read(codec, codec.NameOf(message), message is Command, written);
                Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Write(codec, read)));
                Assert.Equal(message.ToString(), read.ToString());
            },
            iter: 50);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Unknown_command_is_refused(string kind) =>
        Assert.Equal(RejectionCode.UnknownCommand, Of(kind).Codec.DecodeCommand("no-such-command", "{}"u8).Rejection!.Code);

    private sealed record Stray : Event;

    [Theory, MemberData(nameof(Kinds))]
    public void Event_without_a_rule_is_an_error_and_not_skipped(string kind) => Assert.Throws<UnknownEventException>(() => Of(kind).Evolve(
        Of(kind).EmptyState, new(CompartmentId.Delegation, 1, OperationId.New(), ParticipantId.System, null, DateTimeOffset.UnixEpoch, new Stray())));

    [Fact]
    public void Members_that_may_be_missing_have_defaults_so_that_what_is_written_can_be_read()
    {
        var nullability = new NullabilityInfoContext();
        var contracts = TrackerKinds.All.All.Select(k => k.StateInfo.OriginatingResolver!).Append(PartsJson.Strict).ToList();
        var lost = typeof(TrackerKinds).Assembly.GetTypes()
            .Where(t => !t.ContainsGenericParameters && contracts.Exists(c => c.GetTypeInfo(t, Codec.Options) is not null))
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => (t.Name, Parameter: p)))
            .Where(p => nullability.Create(p.Parameter).ReadState == NullabilityState.Nullable && !p.Parameter.HasDefaultValue)
            .Select(p => $"{p.Name}.{p.Parameter.Name}");
        Assert.Empty(lost);
    }

    private static RecordKind Of(string kind) => TrackerKinds.All.Find(kind)!;

    private static IEnumerable<Type> TypesOf(RecordKind kind) =>
        kind.Codec.Commands.Select(c => c.Type).Concat(kind.Codec.Events.Select(e => e.Type)).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal);

    private static byte[] Write(Codec codec, object message) => message is Command command ? codec.Encode(command) : codec.Encode((Event)message);

    private static object Read(Codec codec, (string Name, int Schema) name, bool isCommand, byte[] json)
    {
        if (!isCommand) return codec.DecodeEvent(name.Name, name.Schema, json);
        var (command, rejection) = codec.DecodeCommand(name.Name, json);
        Assert.Null(rejection);
        return command!;
    }
}
