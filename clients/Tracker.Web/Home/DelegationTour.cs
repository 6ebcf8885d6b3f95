using Tracker.Web.App;
using Tracker.Web.Delegations;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Web.Home;

/// <summary>The steps of the tour that lead through one delegation, as far as the participant can do them.</summary>
/// <param name="desk">The delegation that the steps lead to.</param>
/// <param name="all">Every delegation in which the participant may have done a step.</param>
internal sealed class DelegationTour(DelegationDesk desk, IReadOnlyList<DelegationDesk> all, Workplace at)
{
    private readonly DelegationState delegation = desk.Delegation!;
    private readonly List<OwnWork> own = [.. all.Select(OwnWork.In)];
    private readonly bool writes = desk.Record.ReadOnly is null && desk.Record.RightIn(DelegationDesk.Shared) == Right.Write;

    public IEnumerable<TourStep> Steps => [Opening, Position, Answer, View];

    private string Board => RecordAddress.Of(desk.Record.Actor);

    private bool IsSample => OwnWork.IsSample(delegation);

    private TourStep Opening => new(
        IsSample ? "Open the sample delegation" : "Open your delegation",
        $"You are {Words.Of(desk.Record.Role!.Value)} of the delegation to {VisibleText.Of(delegation.Facts?.Committee)}. "
            + (IsSample ? "It is invented: try anything there." : "It is a real one: its roster sees what you write there."),
        own.Exists(o => o.Any) || all.Any(d => at.WasVisited(d.Record.Actor)), Address: Board, Link: "Open the delegation");

    private TourStep Position
    {
        get
        {
            if (delegation.AgendaOrder is []) return Agenda;
            if (own.Exists(o => o.Position) || Writable.Any())
            {
                var point = Writable.OrderBy(p => !delegation.Positions[p].Stance.Is(Stance.NotYet)).FirstOrDefault(delegation.AgendaOrder[0]);
                return Step("Take a stance on an agenda point", $"{Named(point)}. Choose the stance, or write one of its texts, such as the red line.",
                    own.Exists(o => o.Position), point, "Open");
            }
            var first = delegation.AgendaOrder[0];
            return writes
                ? Step("Write a note on an agenda point", $"{Named(first)}. {WhyNoStance} A note reaches the audience that you choose.",
                    own.Exists(o => o.Note), first, "Write on", "?side=notes")
                : Step("Read a position", $"{Named(first)}. {WhyNoStance}", false, first, "Open") with { IsMine = false };
        }
    }

    /// <summary>An empty agenda needs its first point.</summary>
    private TourStep Agenda => writes && DelegationAccess.WritesPositions(desk.Record.Role)
        ? new("Add an agenda point", "The agenda is empty. Each of its points has a position, on which you then take a stance.", own.Exists(o => o.Position),
            Address: Board, Link: "Open the agenda")
        : new("Take a stance on an agenda point", "The agenda is empty. Members of the delegation add its points.", false, IsMine: false);

    private TourStep Answer
    {
        get
        {
            const string title = "Answer for your organisation";
            var done = own.Exists(o => o.Answer);
            if (!done && !writes) return new(title, "You read the answers of the others, and give none yourself.", false, IsMine: false);
            if (delegation.AgendaOrder is []) return new(title, "There is no agenda point to answer yet.", done);
            var point = delegation.AgendaOrder.OrderBy(HasAnswer).ThenBy(p => !IsTouched(delegation.Positions[p])).First();
            var groups = string.Join(" or ", desk.Groups.Select(g => VisibleText.Of(at.NameOf(g))));
            return Step(title, $"Concur with point {NumberOf(point)}, object or abstain{(groups.Length > 0 ? ", for " + groups : "")}. "
                + "If its text changes after that, you owe a new answer.", done, point, "Answer", "?side=answers");
        }
    }

    private TourStep View
    {
        get
        {
            var address = Board + "?tab=views";
            var done = own.Exists(o => o.View);
            var publishes = desk.Record.ReadOnly is null && desk.Offices.Any() && DelegationAccess.WritesPositions(desk.Record.Role);
            if (done || publishes)
                return new("Publish a government view", "Draft a view, which only the government sees, and publish it to the delegation when it is ready.",
                    done, Address: address, Link: "Open the views");
            var offices = delegation.Roster.Values
                .Where(r => r.Organization.IsOffice && r.Covers(desk.Today) && DelegationAccess.WritesPositions(r.Role.Value))
                .Select(r => VisibleText.Of(r.Name)).Distinct().Order(StringComparer.Ordinal).ToList();
            return new("Read the government views",
                "Only government offices publish views to the delegation. "
                    + (offices.Count == 0 ? "None is on this roster." : $"On this roster: {string.Join(", ", offices)}."),
                false, IsMine: false, address, "Read the views");
        }
    }

    private IEnumerable<EntityId> Writable => !writes ? [] : delegation.AgendaOrder.Where(
        p => delegation.Positions[p] is var position && !position.State.Is(PositionState.Final) && PositionsPart.MayChange(position, desk.Standing));

    private string WhyNoStance => desk.Record.ReadOnly
        ?? (writes && DelegationAccess.WritesPositions(desk.Record.Role) ? "No position here can be changed by you now."
            : $"As {Words.Of(desk.Record.Role!.Value)} you read positions; members of the delegation write them.");

    private bool HasAnswer(EntityId point) =>
        delegation.Positions[point] is var position && position.Concurrences.GetValueOrDefault(desk.Me)?.IsStale(position.TextVersion) == false;

    private bool IsTouched(Position position) => position.Stance.By == desk.Me || position.Texts.Values.Any(t => t.By == desk.Me);

    private TourStep Step(string title, string text, bool done, EntityId point, string verb, string part = "") =>
        new(title, text, done, Address: RecordAddress.Of(desk.Record.Actor, point) + part, Link: $"{verb} point {NumberOf(point)}");

    private string Named(EntityId point) => $"Point {NumberOf(point)}: {VisibleText.Of(delegation.Agenda[point].Title.Value)}";

    private string NumberOf(EntityId point) => VisibleText.Of(delegation.Agenda[point].Number.Value);
}
