using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.Delegations.PreparationCommand;

namespace Tracker.Cli.Commands;

/// <summary><c>preparation plan</c>, <c>list</c>, <c>show</c>, <c>answer</c>, <c>close</c>, <c>decide</c>, <c>cancel</c> and <c>calendar</c>.</summary>
internal static class PreparationCommand
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    public static Command Of() => new("preparation", "Meetings of government and industry before the gathering.")
    {
        Plan(), List(), Show(), Answer(), Close(), Decide(), Cancel(), Calendar(),
    };

    private static ExampleCommand Plan()
    {
        var delegation = DelegationCommand.Delegation();
        var title = new Argument<string>("title") { Description = "What the members call it." };
        var starts = Parsing.Moment("--starts", "When it begins, with the offset from UTC, such as 2027-02-22T14:00:00-05:00.");
        starts.Required = true;
        var minutes = Parsing.Count("--minutes", "How long it takes. Default: 60.");
        var place = new Option<string>("--place") { Description = "A room, or the link of a call.", Required = true };
        var zone = new Option<string?>("--zone") { Description = "The zone in which it is planned, such as America/New_York. Default: UTC." };
        var points = new Option<string[]>("--point")
        {
            Description = "The number of an agenda point; may be repeated. Default: those that are not final.",
        };
        var invited = new Option<ParticipantId[]>("--invite")
        {
            Description = "Somebody on the roster; may be repeated. Default: all of it.",
            CustomParser = result => [.. result.Tokens.Select(t => ParticipantId.TryParse(t.Value) ?? Unknown(result, t.Value))],
        };
        var guests = new Option<string?>("--guests") { Description = "Others, by name and organisation." };
        var plan = new ExampleCommand("plan", "Plan a preparation meeting.",
            "tracker preparation plan delegation/sample-sg13 \"Before SG13\" --starts 2027-02-22T14:00:00-05:00 --zone America/New_York --place Call")
            { delegation, title, starts, minutes, place, zone, points, invited, guests };
        plan.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var taken = new List<EntityId>();
            foreach (var number in parsed.GetValue(points) ?? [])
            {
                if (DelegationCommand.PointOf(state, number) is not { } point) return ServerAccess.Say($"There is no point '{number}' on the agenda.");
                taken.Add(point);
            }
            if (taken.Count == 0) taken.AddRange(state.AgendaOrder.Where(p => !state.Positions[p].State.Is(PositionState.Final)));
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            ParticipantId[] people = parsed.GetValue(invited) is { Length: > 0 } some
                ? some : [.. state.Roster.Values.Where(r => r.Covers(today)).Select(r => r.Participant).Distinct()];
            var time = new PreparationTime(
                parsed.GetValue(starts)!.Value.ToUniversalTime(), parsed.GetValue(minutes) ?? 60, parsed.GetValue(zone) ?? "UTC", parsed.GetValue(place)!);
            var command = new PlanPreparation(EntityId.New(), parsed.GetValue(title)!, time, [.. taken], [.. people], parsed.GetValue(guests));
            if (await DelegationCommand.Send(api, parsed.GetValue(delegation), command, cancel) is { } no) return no;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { meeting = command.Id.Value }));
            else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Planned {command.Id}: {taken.Count} points, {people.Length} invited."));
            return TrackerCli.Done;
        }));
        return plan;
    }

    private static ParticipantId Unknown(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        result.AddError($"'{text}' is not valid: {ParticipantId.Rule}.");
        return default;
    }

    private static ExampleCommand List()
    {
        var delegation = DelegationCommand.Delegation();
        var list = new ExampleCommand("list", "The preparation meetings of a delegation.", "tracker preparation list delegation/sample-sg13") { delegation };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var meetings = PreparationsPart.Of(state).Values.OrderBy(m => m.Time.Value.Starts).ToList();
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(meetings.Select(m => Line(state, m))));
            else foreach (var meeting in meetings) Console.WriteLine(Said(state, meeting));
            return TrackerCli.Done;
        }));
        return list;
    }

    private static ExampleCommand Show()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var show = new ExampleCommand("show", "One preparation meeting: its points, decisions and who comes.",
            "tracker preparation show delegation/sample-sg13 0193a1f2b3c4") { delegation, meeting };
        show.SetAction((parsed, cancel) => With(parsed, delegation, meeting, (_, state, found) =>
        {
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Line(state, found)));
            else Print(state, found);
            return Task.FromResult(TrackerCli.Done);
        }, cancel));
        return show;
    }

    private static ExampleCommand Answer()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var answer = new Argument<string>("answer") { Description = "comes or regrets." };
        answer.AcceptOnlyFromAmong("comes", "regrets");
        var reason = new Option<string?>("--reason") { Description = "Why you cannot come." };
        return Change("answer", "Say whether you will come.",
            "tracker preparation answer delegation/sample-sg13 0193a1f2b3c4 regrets --reason Travelling", "Answered",
            delegation, meeting, [answer, reason], (parsed, _, found) => (new AnswerPreparation(
                found.Id, parsed.GetValue(answer) == "comes" ? Coming.Comes : Coming.Regrets, parsed.GetValue(reason)), null));
    }

    private static ExampleCommand Close()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var number = new Argument<string>("point") { Description = "The number of the agenda point." };
        var task = new Option<string?>("--task") { Description = "Close it with a new task of this title." };
        var owner = Parsing.Option<ParticipantId>("--owner", "Who does the task.");
        var due = Parsing.Day("--due", "The last day of the task.");
        var because = new Option<string?>("--not-ready") { Description = "Close it as not ready, for this reason." };
        var close = Change("close", "Close a point: with the position that stands, with a task, or as not ready.",
            "tracker preparation close delegation/sample-sg13 0193a1f2b3c4 1 --not-ready \"The contribution is not published yet\"", "Closed",
            delegation, meeting, [number, task, owner, due, because], (parsed, state, found) =>
                DelegationCommand.PointOf(state, parsed.GetValue(number)!) is not { } point
                    ? (null, $"There is no point '{parsed.GetValue(number)}' on the agenda.")
                : parsed.GetValue(task) is { } title
                    ? (new ClosePoint(found.Id, point, PointEnd.Task, Task: new(EntityId.New(), title, parsed.GetValue(owner), parsed.GetValue(due))), null)
                : parsed.GetValue(because) is { } why ? (new ClosePoint(found.Id, point, PointEnd.NotReady, why), null)
                : (new ClosePoint(found.Id, point, PointEnd.Position), null));
        close.Validators.Add(result =>
        {
            if (result.GetValue(task) is not null && result.GetValue(because) is not null)
                result.AddError("Close it with --task or as --not-ready, not both.");
        });
        return close;
    }

    private static ExampleCommand Decide()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var text = new Argument<string>("text") { Description = "What was decided." };
        var number = new Option<string?>("--point") { Description = "The number of the agenda point it is about." };
        return Change("decide", "Record a decision of the meeting.",
            "tracker preparation decide delegation/sample-sg13 0193a1f2b3c4 \"Oppose, and defer to the IETF\" --point 1", "Recorded",
            delegation, meeting, [text, number], (parsed, state, found) =>
                parsed.GetValue(number) is { } named && DelegationCommand.PointOf(state, named) is null ? (null, $"There is no point '{named}' on the agenda.")
                : (new RecordDecision(
                    found.Id, EntityId.New(), parsed.GetValue(text)!, parsed.GetValue(number) is { } about ? DelegationCommand.PointOf(state, about) : null),
                    null));
    }

    private static ExampleCommand Cancel()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var reason = new Argument<string>("reason") { Description = "Why it does not take place." };
        return Change("cancel", "Cancel a preparation meeting; it stays to be read.",
            "tracker preparation cancel delegation/sample-sg13 0193a1f2b3c4 \"The gathering was moved\"", "Cancelled",
            delegation, meeting, [reason], (parsed, _, found) => (new CancelPreparation(found.Id, parsed.GetValue(reason)!), null));
    }

    private static ExampleCommand Calendar()
    {
        var (delegation, meeting) = (DelegationCommand.Delegation(), Meeting());
        var calendar = new ExampleCommand("calendar", "A preparation meeting as a calendar file, to standard output.",
            "tracker preparation calendar delegation/sample-sg13 0193a1f2b3c4") { delegation, meeting };
        calendar.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Calendar(parsed.GetValue(delegation), parsed.GetValue(meeting), cancel);
            if (answer.Value is not { } file) return ServerAccess.Refused(answer);
            Console.Write(file);
            return TrackerCli.Done;
        }));
        return calendar;
    }

    private static ExampleCommand Change(
        string name, string does, string example, string done, Argument<ActorId> delegation, Argument<EntityId> meeting, Symbol[] more,
        Func<ParseResult, DelegationState, Preparation, (Sent? Command, string? Problem)> read)
    {
        var change = new ExampleCommand(name, does, example) { delegation, meeting };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument) change.Add(argument);
            else change.Add((Option)symbol);
        }
        change.SetAction((parsed, cancel) => With(parsed, delegation, meeting, async (api, state, found) =>
        {
            var (command, problem) = read(parsed, state, found);
            if (command is null) return ServerAccess.Say(problem!);
            if (await DelegationCommand.Send(api, parsed.GetValue(delegation), command, cancel) is { } code) return code;
            Console.WriteLine($"{done}: {VisibleText.Of(About(state, found, command))}.");
            return TrackerCli.Done;
        }, cancel));
        return change;
    }

    /// <summary>What was changed: a point by its number and title, else the meeting.</summary>
    private static string? About(DelegationState state, Preparation meeting, Sent command) =>
        command is ClosePoint { Point: var id } && state.Agenda.GetValueOrDefault(id) is { } point
            ? $"point {point.Number.Value}, {point.Title.Value}" : meeting.Title.Value;

    private static Task<int> With(
        ParseResult parsed, Argument<ActorId> delegation, Argument<EntityId> meeting,
        Func<ApiClient, DelegationState, Preparation, Task<int>> act, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
    {
        var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
        if (state is null) return code;
        return PreparationsPart.Of(state).GetValueOrDefault(parsed.GetValue(meeting)) is { } found
            ? await act(api, state, found)
            : ServerAccess.Say($"There is no preparation meeting '{parsed.GetValue(meeting)}' in {parsed.GetValue(delegation)}.");
    });

    private static Argument<EntityId> Meeting() => Parsing.Argument<EntityId>("meeting", "Its identifier, as 'preparation list' shows it.");

    private static object Line(DelegationState state, Preparation m) => new
    {
        meeting = m.Id.Value, title = m.Title.Value, starts = Output.Time(m.Time.Value.Starts), minutes = m.Time.Value.Minutes, zone = m.Time.Value.Zone,
        place = m.Time.Value.Place, guests = m.Guests.Value, cancelledFor = m.CancelledFor.Value,
        points = m.Points.Select(p => new
        {
            number = state.Agenda[p].Number.Value, title = state.Agenda[p].Title.Value,
            closed = m.Closed.GetValueOrDefault(p) is { } c ? Word(c.End) : null,
            because = m.Closed.GetValueOrDefault(p)?.Because, task = m.Closed.GetValueOrDefault(p)?.Task?.Value,
        }),
        decisions = m.Decisions.Values.Select(d => new
        {
            id = d.Id.Value, text = d.Text.Value, point = d.Point is { } p ? state.Agenda[p].Number.Value : null,
        }),
        invited = m.Invited.Values.Select(i => new
        {
            participant = i.Participant.Value, answer = Word(i.Answer.Value), reason = i.Reason, came = i.Came.Value,
        }),
    };

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Said(DelegationState state, Preparation m) => string.Create(
        CultureInfo.InvariantCulture,
        $"{m.Id}  {Output.Time(m.Time.Value.Starts)}  {VisibleText.Of(m.Title.Value)}  {(m.IsCancelled ? "cancelled" : $"{m.Open(state).Count()} open")}");

    private static void Print(DelegationState state, Preparation m)
    {
        Console.WriteLine(Said(state, m));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {m.Time.Value.Minutes} minutes, {VisibleText.Of(m.Time.Value.Place)}"));
        if (m.CancelledFor.Value is { } reason) Console.WriteLine("  Cancelled: " + VisibleText.Of(reason));
        foreach (var id in m.Points)
        {
            var point = state.Agenda[id];
            var end = m.Closed.GetValueOrDefault(id) switch
            {
                { End: PointEnd.Position } => "closed with the position: " + Word(state.Positions[id].Stance.Value),
                { End: PointEnd.Task, Task: { } task } => "closed with a task: " + VisibleText.Of(state.Tasks[task].Title.Value),
                { Because: var because } => "not ready: " + VisibleText.Of(because),
                null => "open",
            };
            Console.WriteLine($"  {VisibleText.Of(point.Number.Value)} {VisibleText.Of(point.Title.Value)}: {end}");
        }
        foreach (var decision in m.Decisions.Values) Console.WriteLine("  Decided: " + VisibleText.Of(decision.Text.Value));
        foreach (var invitee in m.Invited.Values)
        {
            var name = state.Roster.Values.FirstOrDefault(r => r.Participant == invitee.Participant)?.Name ?? invitee.Participant.Value;
            var came = invitee.Came.Value switch { true => ", came", false => ", did not come", _ => "" };
            Console.WriteLine($"  {VisibleText.Of(name)}: {Word(invitee.Answer.Value).Replace('-', ' ')}{came}");
        }
    }
}
