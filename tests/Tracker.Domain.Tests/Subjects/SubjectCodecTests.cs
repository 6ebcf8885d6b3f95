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
    [Fact]
    public void Statements_all_have_a_word_and_a_kind_that_takes_them()
    {
        var declared = typeof(SubjectKind).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Statement))).ToArray();
        var words = typeof(Statement).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().ToArray();
        AssertSame(declared, words.Select(w => w.DerivedType));
        Assert.Equal(words.Length, words.Select(w => w.TypeDiscriminator).Distinct().Count());
        AssertSame(declared, TrackerKinds.Subjects.SelectMany(k => k.Statements).Distinct());
        AssertSame(declared, Samples.Statements.Select(s => s.GetType()));
        Assert.All(Samples.Statements, statement => Assert.Null(statement.Refuses()));
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
    public void Statement_kind_may_stand_anywhere_in_its_object()
    {
        var json = """{"claim":{"statement":{"title":"T","kind":"titled"},"id":"c1"}}"""u8;
        Assert.Equal(new Titled("T"), ((RecordClaim)WorkItem.Kind.Codec.DecodeCommand("record-claim", json).Command!).Claim.Statement);
    }

    private static void AssertSame(IEnumerable<Type> expected, IEnumerable<Type> actual) =>
        Assert.Equal(expected.Select(t => t.Name).Order(StringComparer.Ordinal), actual.Select(t => t.Name).Order(StringComparer.Ordinal));
}
