using System.CommandLine;
using Tracker.Domain.HostingPlans;
using Command = System.CommandLine.Command;
using HostingPlanCommand = Tracker.Domain.HostingPlans.HostingCommand;

namespace Tracker.Cli.Commands;

/// <summary><c>hosting list</c>, <c>show</c>, <c>open</c>, <c>change</c>, <c>venue</c>, <c>select</c>, <c>lose</c>, <c>task</c> and what is in
/// <see cref="HostingPeopleCommand"/>: meetings that are hosted.</summary>
internal static class HostingCommand
{
    internal const string Sample = "hosting/wg-11-2027";
    internal static readonly HostingKind Kind = new();

    public static Command Of() => new("hosting", "Hosted meetings: venues, tasks, visa cases of your office, attendance.")
    {
        ListCommand.Of(HostingKind.Word, "List the hosting plans that you may read.", "tracker hosting list --json"),
        Show(), Open(), Change(), Venue(), Select(), Lose(), Task(), HostingPeopleCommand.Invite(), HostingPeopleCommand.Letter(), HostingPeopleCommand.Visa(),
        HostingPeopleCommand.Attendance(),
    };

    private static ExampleCommand Show()
    {
        var plan = Plan();
        var show = new ExampleCommand("show", "Show a plan, with what you may read of its cases and amounts.", $"tracker hosting show {Sample}") { plan };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(plan), cancel);
            if (read is null) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(HostingLines.Of(read)));
            else HostingLines.Write(read);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Open()
    {
        var (plan, title, first, last) = (Plan(), Text("title", "What it is called."), First(), Last());
        var open = new ExampleCommand("open", "Open a hosting plan, as a program manager.",
            $"tracker hosting open {Sample} \"WG 11 plenary\" --first 2027-03-08 --last 2027-03-12") { plan, title, first, last };
        open.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(plan), CompartmentId.Delegation,
            new OpenHosting(parsed.GetValue(title)!, Days(parsed, first, last)), "Opened", cancel)));
        return open;
    }

    private static ExampleCommand Change()
    {
        var (plan, last) = (Plan(), Last());
        var title = new Option<string?>("--title") { Description = "What it is called from now on." };
        var first = Parsing.Day("--first", "The first day, as long as no venue is selected.");
        var change = new ExampleCommand("change", "Rename a plan, or move the days that hold as long as no venue is selected.",
            $"tracker hosting change {Sample} --first 2027-03-15 --last 2027-03-19") { plan, title, first, last };
        change.Validators.Add(result =>
        {
            if (result.GetValue(title) is null && result.GetValue(first) is null) result.AddError("Say --title or --first.");
        });
        change.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(plan), cancel);
            if (read is null) return code;
            var (was, changes) = (read.Plan, new List<HostingPlanCommand>());
            if (parsed.GetValue(first) is not null) changes.Add(new MoveHosting(was.Planned.Value, Days(parsed, first, last)));
            if (parsed.GetValue(title) is { } name) changes.Add(new RenameHosting(new Edit(was.Title.Value, name)));
            foreach (var one in changes)
                if (await Sending.Send(api, Kind, parsed.GetValue(plan), CompartmentId.Delegation, one, cancel) is { } no) return no;
            return Done(parsed, parsed.GetValue(plan), "Changed");
        }));
        return change;
    }

    private static ExampleCommand Venue()
    {
        var (plan, name, place, first, last) = (Plan(), Text("name", "What it is called."), Text("place", "City and country."), First(), Last());
        var (seats, held) = (Parsing.Count("--seats", "How many people it seats."), Parsing.Day("--held-to", "The last day to which it is held."));
        var state = Parsing.Word<VenueStatus>("--state", "How far it is agreed. Default: proposed");
        var venue = new ExampleCommand("venue", "Add a venue option with its own days.",
            $"tracker hosting venue {Sample} \"City Hall\" \"Denver, United States\" --first 2027-03-22 --last 2027-03-26 --seats 120")
            { plan, name, place, first, last, seats, held, state };
        venue.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(plan), CompartmentId.Delegation, new AddVenue(EntityId.New(), new(
                parsed.GetValue(name)!, parsed.GetValue(place)!, Days(parsed, first, last), parsed.GetValue(state) ?? VenueStatus.Proposed,
                parsed.GetValue(seats), parsed.GetValue(held))), "Added", cancel)));
        return venue;
    }

    private static ExampleCommand Select()
    {
        var (plan, venue) = (Plan(), VenueId("venue"));
        var select = new ExampleCommand("select", "Select the venue; every task follows its days.", $"tracker hosting select {Sample} 0193a1f2b3c4")
            { plan, venue };
        select.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(plan), cancel);
            return read is null ? code : await Sends(
                parsed, api, parsed.GetValue(plan), CompartmentId.Delegation, new SelectVenue(read.Plan.Selected.Value, parsed.GetValue(venue)),
                "Selected", cancel);
        }));
        return select;
    }

    private static ExampleCommand Lose()
    {
        var (plan, venue, reason) = (Plan(), VenueId("venue"), Text("reason", "Why; everyone who reads the plan reads it."));
        var other = Parsing.Option<EntityId>("--fall-back", "The venue where the meeting is instead.");
        var lose = new ExampleCommand("lose", "Record that a venue is lost, and where the meeting is instead.",
            $"tracker hosting lose {Sample} 0193a1f2b3c4 \"Flooded\" --fall-back 0193a1f2b3c5") { plan, venue, reason, other };
        lose.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(plan), CompartmentId.Delegation,
            new LoseVenue(parsed.GetValue(venue), parsed.GetValue(reason)!, parsed.GetValue(other)), "Recorded", cancel)));
        return lose;
    }

    private static ExampleCommand Task()
    {
        var (plan, title) = (Plan(), Text("title", "What is to be done."));
        var lead = Parsing.Count("--before", "How many days before the first day of the meeting it is due.");
        lead.Required = true;
        var task = new ExampleCommand("task", "Add a task that is due a number of days before the meeting.",
            $"tracker hosting task {Sample} \"Send invitation letters\" --before 90") { plan, title, lead };
        task.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(plan), CompartmentId.Delegation,
            new AddHostingTask(EntityId.New(), parsed.GetValue(title)!, parsed.GetValue(lead)!.Value), "Added", cancel)));
        return task;
    }

    internal static Argument<ActorId> Plan()
    {
        var plan = Parsing.Argument<ActorId>("plan", $"The hosting plan: {Sample}.");
        plan.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != HostingKind.Word)
                result.AddError($"'{actor}' is not a hosting plan, such as {Sample}.");
        });
        return plan;
    }

    internal static Argument<string> Text(string name, string description) => new(name) { Description = description };

    internal static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId plan, CompartmentId at, Domain.Shared.Command command, string done, CancellationToken cancel)
    {
        return await Sending.Send(api, Kind, plan, at, command, cancel) ?? Done(parsed, plan, done);
    }

    private static int Done(ParseResult parsed, ActorId plan, string done)
    {
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { hosting = plan.Value, done }) : $"{done}: {plan}.");
        return TrackerCli.Done;
    }

    /// <summary>What the caller may read of a plan; null with the exit code.</summary>
    internal static async Task<(ReadPlan? Read, int Code)> Read(ApiClient api, ActorId plan, CancellationToken cancel)
    {
        var opened = await api.Record(plan, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        var parts = record.Parts.Where(p => p.State is not null).ToDictionary(
            p => p.Compartment, p => (HostingPlan)JsonSerializer.Deserialize(p.State!.Value.Utf8.Span, Kind.StateInfo)!);
        return (parts.GetValueOrDefault(CompartmentId.Delegation) ?? parts.GetValueOrDefault(CompartmentId.Government)) is { } known
            ? (new(known, parts.GetValueOrDefault(CompartmentId.Program), [.. parts.Where(p => p.Key.OwnerOffice is not null)]), TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static Argument<EntityId> VenueId(string name) => Parsing.Argument<EntityId>(name, "Its identifier, as 'hosting show' shows it.");

    private static Option<DateOnly?> First()
    {
        var first = Parsing.Day("--first", "The first day.");
        first.Required = true;
        return first;
    }

    private static Option<DateOnly?> Last() => Parsing.Day("--last", "The last day. Default: the first.");

    private static MeetingDays Days(ParseResult parsed, Option<DateOnly?> first, Option<DateOnly?> last) =>
        new(parsed.GetValue(first)!.Value, parsed.GetValue(last) ?? parsed.GetValue(first)!.Value);
}

/// <summary>A plan as the caller reads it.</summary>
/// <param name="Costs">Null for those who may not read amounts.</param>
/// <param name="Offices">The cases of the caller's offices.</param>
internal sealed record ReadPlan(HostingPlan Plan, HostingPlan? Costs, IReadOnlyList<KeyValuePair<CompartmentId, HostingPlan>> Offices);
