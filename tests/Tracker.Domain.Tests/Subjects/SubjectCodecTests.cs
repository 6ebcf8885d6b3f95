using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class SubjectCodecTests
{
    private static readonly Codec Codec = WorkItem.Kind.Codec;
    private static readonly Type[] DomainTypes = typeof(SubjectKind).Assembly.GetTypes();

    [Fact]
    public void Commands_of_subjects_round_trip()
    {
        AssertSame(Codec.Commands.Select(c => c.Type), Samples.Commands.Select(c => c.GetType()));
        foreach (var command in Samples.Commands)
        {
            var json = Codec.Encode(command);
            var (read, rejection) = Codec.DecodeCommand(Codec.NameOf(command).Name, json);
            Assert.Null(rejection);
            Assert.Equal(json, Codec.Encode(read!));
        }
    }

    [Fact]
    public void Events_of_subjects_round_trip()
    {
        AssertSame(Codec.Events.Select(e => e.Type).Distinct(), Samples.Events.Select(e => e.GetType()));
        foreach (var happened in Samples.Events)
        {
            var (name, schema) = Codec.NameOf(happened);
            var json = Codec.Encode(happened);
            Assert.Equal(json, Codec.Encode(Codec.DecodeEvent(name, schema, json)));
        }
    }

    [Fact]
    public void Statements_all_have_a_word_a_kind_that_takes_them_and_round_trip()
    {
        var declared = DomainTypes.Where(t => t.IsSubclassOf(typeof(Statement))).ToArray();
        var words = typeof(Statement).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().ToArray();
        AssertSame(declared, words.Select(w => w.DerivedType));
        Assert.Equal(words.Length, words.Select(w => w.TypeDiscriminator).Distinct().Count());
        AssertSame(declared, TrackerKinds.Subjects.SelectMany(k => k.Statements).Distinct());
        AssertSame(declared, Samples.Statements.Select(s => s.GetType()));
        foreach (var statement in Samples.Statements)
        {
            Assert.Null(statement.Refuses());
            var command = new RecordClaim(Samples.Assertion with { Statement = statement });
            var json = Codec.Encode(command);
            var (read, rejection) = Codec.DecodeCommand("record-claim", json);
            Assert.Null(rejection);
            Assert.Equal(statement.GetType(), ((RecordClaim)read!).Claim.Statement.GetType());
            Assert.Equal(json, Codec.Encode(read));
        }
    }

    [Fact]
    public void State_round_trips_with_every_part_filled()
    {
        var desk = Desk.Opened(WorkItem.Kind);
        Assert.Null(desk.Claim(new StatusReached(StatusCode.Parse("20.00")), "2015-05", "s1"));
        Assert.Null(desk.Send(Desk.Expert, new PreferClaim(Desk.Id("s1"), "as printed by the body")));
        Assert.Null(desk.Send(Desk.Expert, new MarkRemovedByBody(Desk.Id("s1"), "removed")));
        Assert.Null(desk.Send(Desk.Liaison, new AddNote(Desk.Id("n"), "quiet"), CompartmentId.Government));
        Assert.Null(desk.Send(Desk.Liaison, new RaiseConcern(Desk.Id("c"), ConcernKind.Security, "why"), CompartmentId.Government));
        Assert.Null(desk.Send(Desk.Liaison, new AnswerConcern(Desk.Id("c"), Desk.Id("a"), "because"), CompartmentId.Government));
        foreach (var compartment in desk.Record.Compartments.Values)
        {
            var json = JsonSerializer.Serialize(compartment.State, desk.Kind.StateInfo);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, desk.Kind.StateInfo), desk.Kind.StateInfo));
        }
    }

    [Fact]
    public void Members_that_may_be_missing_have_defaults_so_that_what_is_written_can_be_read()
    {
        var nullability = new NullabilityInfoContext();
        var contracts = TrackerKinds.All.All.Select(k => k.StateInfo.OriginatingResolver!).Append(PartsJson.Strict).ToList();
        var lost = DomainTypes.Where(t => !t.ContainsGenericParameters && contracts.Exists(c => c.GetTypeInfo(t, Codec.Options) is not null))
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => (t.Name, Parameter: p)))
            .Where(p => nullability.Create(p.Parameter).ReadState == NullabilityState.Nullable && !p.Parameter.HasDefaultValue)
            .Select(p => $"{p.Name}.{p.Parameter.Name}");
        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("""{"claim":{"id":"c1","statement":{"kind":"titled","title":"T"},"source":{"document":"D","quote":"q"},"valid":{"from":"2018-02-30"}}}""", "claim.valid.from", "a date that exists")]
    [InlineData("""{"claim":{"id":"c1","statement":{"kind":"no-such","title":"T"}}}""", "claim.statement", "")]
    [InlineData("""{"claim":{"id":"c1","statement":{"kind":"titled","title":"T","surplus":1}}}""", "claim.statement.surplus", "")]
    [InlineData("""{"claim":{"id":"c1","statement":{"kind":"status","status":"Not A Status"}}}""", "claim.statement.status", "a stage code")]
    [InlineData("""{"claim":{"id":"c1","statement":{"title":"T"}}}""", "claim.statement", "")]
    [InlineData("""{"claim":{"id":"c1","statement":{"kind":"titled","title":null}}}""", "claim.statement", "")]
    public void Malformed_claim_is_refused_with_its_field(string json, string field, string words)
    {
        var (_, rejection) = Codec.DecodeCommand("record-claim", Encoding.UTF8.GetBytes(json));
        Assert.Equal(RejectionCode.Malformed, rejection?.Code);
        Assert.StartsWith(field, rejection!.Field, StringComparison.Ordinal);
        Assert.Contains(words, rejection.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_kind_may_stand_anywhere_in_its_object()
    {
        var json = """{"claim":{"statement":{"title":"T","kind":"titled"},"id":"c1"}}"""u8;
        Assert.Equal(new Titled("T"), ((RecordClaim)Codec.DecodeCommand("record-claim", json).Command!).Claim.Statement);
    }

    private static void AssertSame(IEnumerable<Type> expected, IEnumerable<Type> actual) =>
        Assert.Equal(expected.Select(t => t.Name).Order(StringComparer.Ordinal), actual.Select(t => t.Name).Order(StringComparer.Ordinal));
}
