using System.Text;
using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class CodecTests
{
    public static readonly TheoryData<string> CommandTypes = [.. Arbitrary.AllOf<Command>().Select(t => t.Name)];

    public static readonly TheoryData<string> EventTypes = [.. Arbitrary.AllOf<Event>().Select(t => t.Name)];

    [Theory, MemberData(nameof(CommandTypes))]
    public void Command_is_read_back_as_it_was_written(string type) =>
        Arbitrary.Of<Command>(Arbitrary.AllOf<Command>().Single(t => t.Name == type)).Sample(
            command =>
            {
                var written = Kind.Codec.Encode(command);
                var (read, rejection) = Kind.Codec.DecodeCommand(Kind.Codec.NameOf(command).Name, written);
                Assert.Null(rejection);
                Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Kind.Codec.Encode(read!)));
                Assert.Equal(command.ToString(), read!.ToString());
            },
            iter: 50);

    [Theory, MemberData(nameof(EventTypes))]
    public void Event_is_read_back_as_it_was_written(string type) =>
        Arbitrary.Of<Event>(Arbitrary.AllOf<Event>().Single(t => t.Name == type)).Sample(
            happened =>
            {
                var written = Kind.Codec.Encode(happened);
                var (name, schema) = Kind.Codec.NameOf(happened);
                var read = Kind.Codec.DecodeEvent(name, schema, written);
                Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Kind.Codec.Encode(read)));
                Assert.Equal(happened.ToString(), read.ToString());
            },
            iter: 50);

    [Theory]
    [InlineData("set-stance", """{"point":"p1","was":"not-yet","to":"against"}""")]
    [InlineData("set-stance", """{"point":"p1","was":"not-yet","to":"support, oppose"}""")]
    [InlineData("set-stance", """{"point":"p1","was":"not-yet","to":4}""")]
    [InlineData("set-stance", """{"point":"p1","was":"not-yet"}""")]
    [InlineData("set-stance", """{"point":null,"was":"not-yet","to":"oppose"}""")]
    [InlineData("set-stance", """{"point":"p 1","was":"not-yet","to":"oppose"}""")]
    [InlineData("set-stance", """{"point":"p1","was":"not-yet","to":"oppose","extra":1}""")]
    [InlineData("set-due", """{"id":"t1","to":"2022-02-30"}""")]
    [InlineData("add-note", """{"id":"n1","text":null}""")]
    [InlineData("add-note", """{"id":"n1","text":7}""")]
    [InlineData("concur", """{"point":"p1","textVersion":"1","answer":"concur"}""")]
    [InlineData("publish-position", """{"point":"p1","partner":"partner/borduria","textVersion":1,"texts":null}""")]
    [InlineData("publish-position", """{"point":"p1","partner":"partner/borduria","textVersion":1}""")]
    [InlineData("add-to-roster", """{"id":"r1","participant":"Carl","name":"Carl","organization":"org/orion","role":"member"}""")]
    [InlineData("add-note", "null")]
    [InlineData("add-note", "{")]
    public void Malformed_command_is_refused_with_a_sentence(string name, string json)
    {
        var (command, rejection) = Kind.Codec.DecodeCommand(name, Encoding.UTF8.GetBytes(json));
        Assert.Null(command);
        Assert.Equal(RejectionCode.Malformed, rejection!.Code);
        Assert.NotEmpty(rejection.Sentence);
    }

    [Fact]
    public void Unknown_command_is_refused() =>
        Assert.Equal(RejectionCode.UnknownCommand, Kind.Codec.DecodeCommand("freeze-brief", "{}"u8).Rejection!.Code);

    private sealed record Stray : Event;

    [Fact]
    public void Event_without_a_rule_is_an_error_and_not_skipped() =>
        Assert.Throws<UnknownEventException>(() =>
            Kind.Evolve(Kind.Initial, new(Delegation, 1, OperationId.New(), Head.Id, null, DateTimeOffset.UnixEpoch, new Stray())));
}
