using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using CsCheck;
using Tracker.Domain.Alerts;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Participating;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Delegations;
using Tracker.Domain.Tests.Drafts;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Programs;
using Tracker.Domain.Surveys;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;
using Tracker.Text;

namespace Tracker.Domain.Tests.Shared;

/// <summary>Random commands and events of every kind, with values from pools that are small enough to meet again.</summary>
internal static class Arbitrary
{
    private static readonly Dictionary<Type, Gen<object?>> Pools = new()
    {
        [typeof(string)] = Pool("Oppose", "Support", "Wait for the IETF", "", "7.2", new string('x', 7_000)),
        [typeof(EntityId)] = Pool(Bench.Id("p1"), Bench.Id("p2"), Bench.Id("head")),
        [typeof(ParticipantId)] = Pool([.. Bench.Everybody.Select(p => (object)p.Id)]),
        [typeof(GroupId)] = Pool(Bench.Orion, Bench.State, Bench.Commerce, Bench.Borduria, Bench.Syldavia, GroupId.Program),
        [typeof(CompartmentId)] = Pool(CompartmentId.Delegation, CompartmentId.Government),
        [typeof(OperationId)] = Pool(new OperationId(new Guid(1, 2, 3, new byte[8])), new OperationId(new Guid(3, 2, 1, new byte[8]))),
        [typeof(ActorId)] = Pool(ActorId.Parse("work-item/y.1"), ActorId.Parse("work-item/y.2"), ActorId.Parse("standard/y.1")),
        [typeof(DateOnly)] = Pool([.. Enumerable.Range(-3, 7).Select(d => (object)Bench.Today.AddDays(d * 10))]),
        [typeof(DateTimeOffset)] = Pool([.. Enumerable.Range(-1, 3).Select(d => (object)new DateTimeOffset(2022, 6, 10 + d, 14, 0, 0, TimeSpan.FromHours(d)))]),
        [typeof(int)] = Gen.Int[0, 4].Select(i => (object?)i),
        [typeof(long)] = Gen.Long[0, 4].Select(i => (object?)i),
        [typeof(bool)] = Pool(false, true),
        [typeof(decimal)] = Pool(0m, 42m, -0.38m),
        [typeof(PartialDate)] = Pool(PartialDate.Parse("2015"), PartialDate.Parse("2017-11"), PartialDate.Parse("2016-02-29")),
        [typeof(StatusCode)] = Pool(StatusCode.Parse("40.60"), StatusCode.Parse("20.00")),
        [typeof(ImmutableArray<Reference>)] = Gen.Bool.Select(known => new Reference("CESI", known ? ActorId.Parse("organization/org007") : null))
            .Array[0, 2].Select(r => (object?)r.ToImmutableArray()),
        [typeof(ImmutableSortedDictionary<string, string>)] = Pool(
            ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty.Add("contributions", "60")),
        [typeof(ImmutableArray<FactReference>)] = Pool(
            ImmutableArray<FactReference>.Empty,
            ImmutableArray.Create(new FactReference(ActorId.Parse("organization/org007"), EntityId.Parse("c1"), "CESI"))),
        [typeof(ImmutableArray<Assertion>)] = Pool(
            ImmutableArray<Assertion>.Empty, ImmutableArray.Create(new Assertion(EntityId.Parse("c1"), new Identified("Y.1"), new Source("A report", "Y.1")))),
        [typeof(ImmutableArray<string>)] = Pool(ImmutableArray<string>.Empty, ImmutableArray.Create("New IP", "FVCN")),
        [typeof(ImmutableArray<NewPoint>)] = Pool("head", "p1").Select(Gen.Bool, (id, numbered) => (object?)ImmutableArray.Create(
            new NewPoint(Bench.Id((string)id!), numbered ? "9" : "", "Pasted", ActorId.Parse("work-item/y.1")))),
        [typeof(ImmutableArray<WatchedName>)] = Pool(
            ImmutableArray<WatchedName>.Empty, ImmutableArray.Create(new WatchedName("New IP", new(PartialDate.Parse("2019"))), new WatchedName("FVCN"))),
        [typeof(ImmutableSortedDictionary<string, ActorId>)] = Pool(
            ImmutableSortedDictionary<string, ActorId>.Empty,
            ImmutableSortedDictionary<string, ActorId>.Empty.Add("New IP", ActorId.Parse("organization/org007"))),
        [typeof(ImmutableArray<MatchReason>)] = Gen.Select(Gen.Enum<MatchKind>(), Text).Array[0, 2].Select(
            r => (object?)r.Select(x => new MatchReason(x.Item1, x.Item2 ?? "Defer", "A title")).ToImmutableArray()),
        [typeof(ImmutableSortedDictionary<CompartmentId, long>)] = Pool(
            ImmutableSortedDictionary<CompartmentId, long>.Empty, ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Record, 3)),
        [typeof(ImmutableArray<AlertsSeen>)] = Pool(
            ImmutableArray<AlertsSeen>.Empty,
            ImmutableArray.Create(new AlertsSeen(
                ActorId.Parse("work-item/y.1"), ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Record, 2), ["task/t"]))),
        [typeof(ImmutableArray<AlertsMailed>)] = Pool(
            ImmutableArray<AlertsMailed>.Empty,
            ImmutableArray.Create(new AlertsMailed(
                ActorId.Parse("work-item/y.1"), ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Record, 2),
                ImmutableSortedDictionary<CompartmentId, ImmutableSortedSet<long>>.Empty.Add(CompartmentId.Record, [4]), ["task/t"]))),
        [typeof(TimeOnly)] = Pool(new TimeOnly(8, 0), new TimeOnly(22, 30)),
        [typeof(ImmutableArray<ActorId>)] = Pool(ImmutableArray<ActorId>.Empty, ImmutableArray.Create(ActorId.Parse("work-item/y.1"))),
        [typeof(ImmutableArray<PlaybookStep>)] = Pool(
            ImmutableArray<PlaybookStep>.Empty, ImmutableArray.Create(new PlaybookStep(EntityId.Parse("s1"), "Ask for statements", Days: -28))),
        [typeof(ImmutableArray<StandardsActivity>)] = Pool(
            ImmutableArray<StandardsActivity>.Empty, ImmutableArray.Create(StandardsActivity.Attend, StandardsActivity.CoEdit)),
        [typeof(ImmutableArray<Reference>)] = Pool(
            ImmutableArray<Reference>.Empty, ImmutableArray.Create(new Reference("Huawei", ActorId.Parse("organization/org027")))),
        [typeof(ImmutableArray<Addressee>)] = Pool(
            ImmutableArray<Addressee>.Empty, ImmutableArray.Create(new Addressee(Bench.Member.Id, GroupId.Parse("org/acme")))),
        [typeof(ImmutableArray<GuidanceRead>)] = Pool(
            ImmutableArray<GuidanceRead>.Empty,
            ImmutableArray.Create(new GuidanceRead(ActorId.Parse("guidance/huawei"), EntityId.Parse("v1"), "Standards work with Huawei"))),
        [typeof(ImmutableArray<BriefLine>)] = Pool(ImmutableArray<BriefLine>.Empty, ImmutableArray.Create(new BriefLine(
            Bench.Id("p1"), BriefField.Type, "Institute", new(ActorId.Parse("organization/org024"), EntityId.Parse("c1"), new Source("A report", "Y.1"))))),
        [typeof(ImmutableArray<Expected>)] = Pool(
            ImmutableArray<Expected>.Empty, ImmutableArray.Create(new Expected(ActorId.Parse("organization/org024"), "CNITSEC", []))),
        [typeof(ImmutableArray<Share>)] = Pool(
            ImmutableArray<Share>.Empty, ImmutableArray.Create(new Share(Bench.Id("p1"), Bench.Id("p2")), new Share(Bench.Id("head"), Bench.Id("p1"), 2))),
        [typeof(ImmutableArray<CostKind>)] = Pool(ImmutableArray<CostKind>.Empty, ImmutableArray.Create(CostKind.Travel, CostKind.Dues)),
        [typeof(ImmutableArray<Criterion>)] = Pool(
            ImmutableArray<Criterion>.Empty, ImmutableArray.Create(new Criterion(Bench.Id("p1"), "Fewer than 500 employees?", "Terms"))),
        [typeof(ImmutableArray<EstimateLine>)] = Pool(
            ImmutableArray<EstimateLine>.Empty, ImmutableArray.Create(new EstimateLine(CostKind.Travel, 2, "Three meetings"))),
        [typeof(ImmutableArray<CriterionAnswer>)] = Pool(
            ImmutableArray<CriterionAnswer>.Empty, ImmutableArray.Create(new CriterionAnswer(Bench.Id("p1"), true))),
        [typeof(ImmutableArray<Threshold>)] = Pool(
            ImmutableArray<Threshold>.Empty,
            ImmutableArray.Create(new Threshold(ThresholdKind.OfficersOfOneCountry, 2), new Threshold(ThresholdKind.NewOfficer))),
        [typeof(ImmutableArray<Counted>)] = Pool(ImmutableArray<Counted>.Empty, ImmutableArray.Create(new Counted(
            "Heng Qian", "convenor", DateTimeOffset.UnixEpoch, [new(ActorId.Parse("committee/jtc1/wg-11"), EntityId.Parse("c1"))], "Heng Qian", "China"))),
        [typeof(ImmutableArray<BarrierCount>)] = Pool(
            ImmutableArray<BarrierCount>.Empty, ImmutableArray.Create(new BarrierCount(BarrierKind.ExportControl, 12), new BarrierCount(BarrierKind.Other))),
        [typeof(ImmutableArray<EntityId>)] = Pool(ImmutableArray<EntityId>.Empty, ImmutableArray.Create(Bench.Id("p1"), Bench.Id("p2"))),
        [typeof(ImmutableArray<GroupId>)] = Pool(ImmutableArray<GroupId>.Empty, ImmutableArray.Create(Bench.State, Bench.Orion)),
        [typeof(ImmutableArray<ParticipantId>)] = Pool(ImmutableArray<ParticipantId>.Empty, ImmutableArray.Create(Bench.Member.Id, Bench.Liaison.Id)),
        [typeof(FormRow)] = Pool(new FormRow(Clause: "3.1", Type: "te", Comment: "Oppose"), new FormRow(ProposedChange: "Support", User: "US"), FormRow.Empty),
        [typeof(ImmutableArray<SubmittedComment>)] = Pool(
            ImmutableArray<SubmittedComment>.Empty, ImmutableArray.Create(new SubmittedComment(Bench.Id("c9"), new(Comment: "Defer")))),
        [typeof(TextChange)] = TextChanges.One.Select(c => (object?)c),
        [typeof(TextChanged)] = TextChanges.Committed.Select(c => (object?)c),
        [typeof(Edit)] = Gen.Select(Text, Text, Text, (was, to, proposed) => (object?)new Edit(was, to, proposed)),
        [typeof(Validity)] = Gen.Select(Day, Day, (from, to) => (object?)new Validity(from, to)),
        [typeof(ImmutableArray<PositionText>)] = Gen.Enum<PositionText>().Array[0, 2].Select(t => (object?)t.ToImmutableArray()),
        [typeof(ImmutableSortedDictionary<PositionText, string>)] = Gen.Enum<PositionText>().Array[0, 3]
            .Select(t => (object?)t.Distinct().ToImmutableSortedDictionary(x => x, x => $"Our {x}")),
    };

    public static Gen<Command> AnyCommand(RecordKind kind) =>
        Gen.OneOf([.. kind.Codec.Commands.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Of<Command>(c.Type))]);

    public static Gen<TMessage> Of<TMessage>(Type type) => OfType(type).Select(value => (TMessage)value!);

    private static Gen<object?> Made(Type type)
    {
        var maker = type.GetConstructors().Single(c => c.GetParameters() is not [{ } only] || only.ParameterType != type);
        return maker.GetParameters().Select(ValueOf)
            .Aggregate(Gen.Const(ImmutableArray<object?>.Empty), (values, next) => Gen.Select(values, next, (all, value) => all.Add(value)))
            .Select(values => (object?)maker.Invoke([.. values]));
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
        : type.IsAbstract ? Gen.OneOf([.. type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(d => OfType(d.DerivedType))])
        : type.Assembly == typeof(RecordKind).Assembly ? Made(type)
        : throw new NotSupportedException($"No pool of values for {type.Name}: add one.");

    private static Gen<object?> Pool(params object[] values) => Gen.Int[0, values.Length - 1].Select(i => (object?)values[i]);
}
