using System.CommandLine;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using static Tracker.Cli.Commands.DelegationActs;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>report show</c>, <c>outcome</c>, <c>finish</c> and <c>reopen</c>.</summary>
internal static class ReportCommand
{
    public static Command Of() => new("report", "What became of each point of a delegation's meeting.") { Show(), Outcome(), Finish(), Reopen() };

    private static ExampleCommand Show()
    {
        var delegation = DelegationCommand.Delegation();
        var show = new ExampleCommand("show", "Each point on the agenda: how it ended, and how that compares with the position.",
            "tracker report show delegation/sample-sg13") { delegation };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Lines(state)));
            else Print(state);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Outcome()
    {
        var (outcome, met) = (Word<FloorOutcome>("outcome"), Word<PositionMet>("met"));
        var text = new Option<string?>("--text") { Description = "What was agreed." };
        var because = new Option<string?>("--because") { Description = "Why it differs from what was preferred." };
        var source = new Option<string?>("--source") { Description = "Where the meeting says so." };
        var task = new Option<string?>("--task") { Description = "What is to be done about it." };
        var owner = Parsing.Option<ParticipantId>("--owner", "Who does it.");
        var due = Parsing.Day("--due", "The last day of the task.");
        return AtPoint("outcome", "Record how the meeting ended a point, and how that compares with the position.",
            "tracker report outcome delegation/sample-sg13 2 agreed not-met --because \"Twelve spoke for it\" --task \"Talk to the editors\"",
            [outcome, met, text, because, source, task, owner, due],
            (parsed, state, point) => (new ReportPoint(
                point, ReportsPart.Of(state).Points.GetValueOrDefault(point)?.Version ?? 0, Read<FloorOutcome>(parsed.GetValue(outcome)!),
                Read<PositionMet>(parsed.GetValue(met)!), parsed.GetValue(text), parsed.GetValue(because), parsed.GetValue(source),
                parsed.GetValue(task) is { } title ? new AddTask(EntityId.New(), title, parsed.GetValue(owner), parsed.GetValue(due)) : null), "Recorded"));
    }

    private static ExampleCommand Finish() => Change(
        "finish", "Finish the report: nothing of it changes then. Only the head can.", "tracker report finish delegation/sample-sg13", [],
        (_, _) => (new FinishReport(), "Finished the report."));

    private static ExampleCommand Reopen()
    {
        var reason = new Argument<string>("reason") { Description = "What is wrong in it." };
        return Change("reopen", "Reopen a finished report. Only the head can.",
            "tracker report reopen delegation/sample-sg13 \"The minutes say otherwise\"", [reason],
            (parsed, _) => (new ReopenReport(parsed.GetValue(reason)!), "Reopened the report."));
    }

    private static object Lines(DelegationState state)
    {
        var report = ReportsPart.Of(state);
        return new
        {
            finished = report.Finished.Value,
            points =
                from id in state.AgendaOrder
                let stands = report.Points.GetValueOrDefault(id)
                select new
                {
                    number = state.Agenda[id].Number.Value, title = state.Agenda[id].Title.Value, stance = Said(state.Positions[id].Stance.Value),
                    outcome = stands is null ? null : Said(stands.Outcome), met = stands is null ? null : Said(stands.Met), text = stands?.Text,
                    because = stands?.Because, source = stands?.Source,
                    task = stands?.Task is { } task ? state.Tasks.GetValueOrDefault(task)?.Title.Value : null,
                    @by = stands?.By.Value, at = stands is null ? null : Output.Time(stands.At),
                },
        };
    }

    private static void Print(DelegationState state)
    {
        var report = ReportsPart.Of(state);
        foreach (var id in state.AgendaOrder)
        {
            Console.WriteLine(VisibleText.Of($"{Named(state, id)}: "
                + (report.Points.GetValueOrDefault(id) is { } p
                    ? $"{Spoken(p.Outcome)}, {Spoken(p.Met)}{(p.Because is { } because ? ": " + because : "")}" : "no outcome yet")));
            if (report.Points.GetValueOrDefault(id)?.Task is { } task && state.Tasks.GetValueOrDefault(task) is { } todo)
                Console.WriteLine(VisibleText.Of($"  to do: {todo.Title.Value}"));
        }
        Console.WriteLine(report.Finished.Value ? "The report is finished." : "The report is not finished.");
    }

    private static string Spoken(Enum value) => Said(value).Replace('-', ' ');
}
