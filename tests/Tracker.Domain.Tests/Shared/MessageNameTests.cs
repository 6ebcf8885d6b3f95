using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Shared;

/// <summary>Names of messages, over every kind.</summary>
public sealed class MessageNameTests
{
    public static readonly TheoryData<string> Kinds = [.. TrackerKinds.All.All.Select(k => k.Name)];

    [Fact]
    public void Every_message_of_the_program_has_a_name_in_some_kind()
    {
        var named = TrackerKinds.All.All.SelectMany(k => k.Codec.Commands.Select(c => c.Type).Concat(k.Codec.Events.Select(e => e.Type))).ToHashSet();
        var declared = typeof(TrackerKinds).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Command)) || t.IsSubclassOf(typeof(Event)))).ToList();
        Assert.NotEmpty(declared);
        Assert.Empty(declared.Except(named));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Name_is_kebab_case_and_says_the_topic_of_an_event(string kind)
    {
        var codec = TrackerKinds.All.Find(kind)!.Codec;
        Assert.All(codec.Commands, c => Assert.Matches("^[a-z]+(-[a-z]+)*$", c.Name));
        Assert.All(codec.Events, e => Assert.Matches(@"^[a-z]+([.-][a-z]+)*$", e.Name));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Message_has_one_current_name(string kind)
    {
        var codec = TrackerKinds.All.Find(kind)!.Codec;
        Assert.All(codec.Events.GroupBy(e => e.Type), type => Assert.Single(type, e => (e.Name, e.Schema) == Current(codec, type.Key)));
        Assert.Equal(codec.Commands.Count(), codec.Commands.Select(c => c.Type).Distinct().Count());
    }

    private static (string, int) Current(Codec codec, Type type) =>
        codec.NameOf(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type));
}
