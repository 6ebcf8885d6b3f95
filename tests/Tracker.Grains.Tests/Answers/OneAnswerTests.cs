using System.Collections.Concurrent;
using Tracker.Domain;
using Tracker.Domain.Alerts;
using Tracker.Domain.Briefings;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Participating;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Domain.Vital;

namespace Tracker.Grains.Tests.Answers;

/// <summary>Whoever sends whatever wherever: the client, the rules and the server give one answer.</summary>
[Trait("Lane", "Long")]
public sealed class OneAnswerTests
{
    private static readonly ActorId Delegation = ActorId.Parse("delegation/answers");
    private static readonly ConcurrentDictionary<ActorId, Life> Lives = [];
    private static readonly EntityId Point = EntityId.Parse(Question.Made);

    public static TheoryData<string> Records =>
    [
        .. TrackerKinds.All.All.Select(k => k.Name switch
        {
            DraftId.Kind => "draft/of-no-record",
            AlertsKind.Word => AlertsKind.Of(Cast.Head.Id).Value,
            VitalKind.Word => VitalKind.Of(GroupId.Parse("office/standards"), "answers").Value,
            BasisKind.Word => BasisKind.Of(GroupId.Parse("org/acme"), ActorId.Parse("committee/answers")).Value,
            BriefingKind.Word => BriefingKind.Of(GroupId.Parse("office/standards"), "answers").Value,
            SurveyKind.Word => SurveyRules.ActorOf(2026).Value,
            _ => k.Name + "/answers",
        }),
        .. Texts.Select(t => t.Value),
    ];

    private static IEnumerable<ActorId> Texts =>
    [
        DelegationTexts.Of(Delegation, Point, PositionText.RedLine)!.Value,
        DelegationTexts.ViewOf(Delegation, Point)!.Value,
        DelegationTexts.Paper(Delegation, CompartmentId.Organization("acme"), PaperKind.Briefing, "one")!.Value,
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Command_of_anybody_anywhere_has_one_answer(string record)
    {
        var life = LifeOf(ActorId.Parse(record));
        var different = new List<string>();
        foreach (var (state, questions) in life.Questions)
            foreach (var who in Cast.All)
            {
                await using var desk = new Desk(life, state, who);
                foreach (var (question, first) in questions.DistinctBy(q => q).Select(q => (q, questions.First(o => o.Name == q.Name) == q)))
                    foreach (var at in Cast.Compartments)
                        foreach (var group in first ? Cast.Represented : [null])
                            if (await Differs(desk, life.Kind, question, at, group) is { } how)
                                different.Add(
                                    $"{who.Id} {at} for {group?.Value ?? "-"}: {question.Name} {question.Json[..Math.Min(question.Json.Length, 200)]}: {how}");
            }
        Assert.True(different.Count == 0, $"{different.Count} answers differ:\n{string.Join('\n', different.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_command_is_one_that_somebody_may_send(string record)
    {
        var life = LifeOf(ActorId.Parse(record));
        if (record != "draft/of-no-record") Assert.Empty(life.NeverTaken);
    }

    private static async Task<string?> Differs(Desk desk, RecordKind kind, Question question, CompartmentId at, GroupId? group)
    {
        if (question.Read(kind) is not { } command) return null;
        var direct = desk.Directly(at, command, group);
        var (refused, events) = await desk.ByServer(at, question, group);
        if (refused != direct.Rejection) return $"the rules say {direct.Rejection}, the server {refused}";
        if (events != direct.Events.Length) return $"the rules make {direct.Events.Length} events, the server {events}";
        var told = await desk.InClient(at, command, group);
        if (told != refused && !await desk.CannotKnow(command, told, refused)) return $"the server says {refused}, the client {told}";
        if (refused is not null || told is not null || events == 0) return null;
        var held = 0;
        foreach (var e in direct.Events) held += await desk.Holds(e.Compartment) ? 1 : 0;
        var shown = await desk.Predicted(at, command, group);
        return shown == held ? null : $"the server makes {held} events that the viewer holds, the client shows {shown}";
    }

    private static Life LifeOf(ActorId actor) => Lives.GetOrAdd(actor, Lived);

    private static Life Lived(ActorId actor)
    {
        var kind = TrackerKinds.All.Of(actor)!;
        if (DraftId.TryParse(actor) is not { } text) return new Life(kind, actor);
        var parent = LifeOf(text.Parent);
        var lender = parent.States.Last(s => parent.Kind.TermsOf(s, actor) is not null);
        return new Life(kind, actor, new InheritedRights(parent.Kind.AccessListOf(lender), parent.Kind.TermsOf(lender, actor)!));
    }
}
