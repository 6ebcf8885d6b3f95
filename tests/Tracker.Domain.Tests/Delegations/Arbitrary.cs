using System.Collections.Immutable;
using System.Reflection;
using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>Random commands and events of every type, with values from pools that are small enough to meet again.</summary>
internal static class Arbitrary
{
    private static readonly Dictionary<Type, Gen<object?>> Pools = new()
    {
        [typeof(string)] = Pool("Oppose", "Support", "Wait for the IETF", "", "7.2", new string('x', 7_000)),
        [typeof(EntityId)] = Pool(Bench.Id("p1"), Bench.Id("p2"), Bench.Id("head")),
        [typeof(ParticipantId)] = Pool([.. Bench.Everybody.Select(p => (object)p.Id)]),
        [typeof(GroupId)] = Pool(Bench.Orion, Bench.State, Bench.Commerce, Bench.Borduria, Bench.Syldavia, GroupId.Program),
        [typeof(ActorId)] = Pool(ActorId.Parse("work-item/y.1"), ActorId.Parse("work-item/y.2"), ActorId.Parse("standard/y.1")),
        [typeof(DateOnly)] = Pool([.. Enumerable.Range(-3, 7).Select(d => (object)Bench.Today.AddDays(d * 10))]),
        [typeof(int)] = Gen.Int[0, 4].Select(i => (object?)i),
        [typeof(Edit)] = Gen.Select(Text, Text, Text, (was, to, proposed) => (object?)new Edit(was, to, proposed)),
        [typeof(Validity)] = Gen.Select(Day, Day, (from, to) => (object?)new Validity(from, to)),
        [typeof(ImmutableArray<PositionText>)] = Gen.Enum<PositionText>().Array[0, 2].Select(t => (object?)t.ToImmutableArray()),
        [typeof(ImmutableSortedDictionary<PositionText, string>)] = Gen.Enum<PositionText>().Array[0, 3]
            .Select(t => (object?)t.Distinct().ToImmutableSortedDictionary(x => x, x => $"Our {x}")),
    };

    /// <summary>Every type of command or event that a delegation knows.</summary>
    public static IEnumerable<Type> AllOf<TMessage>() =>
        Bench.Kind.Codec.Commands.Select(c => c.Type).Concat(Bench.Kind.Codec.Events.Select(e => e.Type)).Distinct()
            .Where(t => t.IsSubclassOf(typeof(TMessage)))
            .OrderBy(t => t.Name, StringComparer.Ordinal);

    public static Gen<TMessage> Any<TMessage>() where TMessage : class => Gen.OneOf([.. AllOf<TMessage>().Select(Of<TMessage>)]);

    public static Gen<TMessage> Of<TMessage>(Type type) where TMessage : class
    {
        var maker = type.GetConstructors().Single(c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        return maker.GetParameters().Select(ValueOf)
            .Aggregate(Gen.Const(ImmutableArray<object?>.Empty), (values, next) => Gen.Select(values, next, (all, value) => all.Add(value)))
            .Select(values => (TMessage)maker.Invoke([.. values]));
    }

    private static Gen<string?> Text => Pool("Oppose", "Support", "Wait for the IETF", "Defer").Select(Gen.Bool, (text, some) => some ? (string?)text : null);

    private static Gen<DateOnly?> Day => Gen.Int[-3, 3].Select(d => d == 0 ? (DateOnly?)null : Bench.Today.AddDays(d * 10));

    private static Gen<object?> ValueOf(ParameterInfo parameter)
    {
        var value = OfType(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
        return parameter.HasDefaultValue ? value.Select(Gen.Bool, (given, some) => some ? given : null) : value;
    }

    private static Gen<object?> OfType(Type type) =>
        Pools.TryGetValue(type, out var pool) ? pool
        : type.IsEnum ? Pool([.. Enum.GetValues(type).Cast<object>()])
        : throw new NotSupportedException($"No pool of values for {type.Name}: add one.");

    private static Gen<object?> Pool(params object[] values) => Gen.Int[0, values.Length - 1].Select(i => (object?)values[i]);
}
