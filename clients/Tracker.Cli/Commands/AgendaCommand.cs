using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>agenda add</c>: one point or a list of them, all or none; <c>assign</c>, <c>volunteer</c> and <c>release</c>: who does what at a
/// point.</summary>
internal static class AgendaCommand
{
    public static Command Of() => new("agenda", "The agenda of a delegation.") { Add(), Assign(), Volunteer(), Release() };

    private static ExampleCommand Add()
    {
        var delegation = DelegationCommand.Delegation();
        var point = new Argument<string?>("point") 
        {
            Description = "Number and title, such as \"7.2 Reports\"; without a number it gets the next one.", Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file") { Description = "A list with one such point on each line, or a table; - reads standard input." };
        var add = new ExampleCommand("add", "Add points at the end of the agenda: one, or all of a list or none.",
            "tracker agenda add delegation/sample-sg13 \"3 Report of the rapporteur\"") { delegation, point, file };
        add.Validators.Add(result =>
        {
            var isOne = result.GetResult(point) is { Tokens.Count: > 0 };
            if (isOne == (result.GetValue(file) is not null)) result.AddError("Name one point, or a list with --file.");
        });
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var list = parsed.GetValue(point) ?? await Text(parsed.GetValue(file)!, cancel);
            var opened = await api.Record(parsed.GetValue(delegation), cancel);
            if (opened.Value is not { Rejection: null } record) return ServerAccess.Refused(opened);
            var (count, all) = Counted(record);
            var (read, problem) = PastedAgenda.Read(list, count + 1, DelegationLimits.AgendaPoints - all);
            if (problem is not null) return ServerAccess.Say(problem);
            if (read.Count == 0) return ServerAccess.Say("There is no point in it.");
            var points = read.Select(p => new NewPoint(EntityId.New(), p.Number, p.Title)).ToImmutableArray();
            if (await DelegationCommand.Send(api, parsed.GetValue(delegation), new AddPoints(points), cancel) is { } code) return code;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Added {points.Length} to {parsed.GetValue(delegation)}."));
            return TrackerCli.Done;
        }));
        return add;
    }

    private static ExampleCommand Assign()
    {
        var (delegation, point, role, member) = (DelegationCommand.Delegation(), Point(), Role(), Member());
        var assign = new ExampleCommand("assign", "Give a role at a point to a member of the roster; only the head can.",
            "tracker agenda assign delegation/sample-sg13 2 note-taker sample-member") { delegation, point, role, member };
        assign.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(delegation), parsed.GetValue(point)!, (p, _) => new AssignRole(p, parsed.GetValue(role)!.Value, parsed.GetValue(member)),
            "Assigned", cancel));
        return assign;
    }

    private static ExampleCommand Volunteer()
    {
        var (delegation, point, role) = (DelegationCommand.Delegation(), Point(), Role());
        var volunteer = new ExampleCommand("volunteer", "Take a role at a point yourself.",
            "tracker agenda volunteer delegation/sample-sg13 2 note-taker") { delegation, point, role };
        volunteer.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(delegation), parsed.GetValue(point)!, (p, me) => new AssignRole(p, parsed.GetValue(role)!.Value, me), "Taken", cancel));
        return volunteer;
    }

    private static ExampleCommand Release()
    {
        var (delegation, point, role, member) = (DelegationCommand.Delegation(), Point(), Role(), Member());
        var release = new ExampleCommand("release", "Release a member from a role at a point: yourself, or anyone as the head.",
            "tracker agenda release delegation/sample-sg13 2 note-taker sample-member") { delegation, point, role, member };
        release.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(delegation), parsed.GetValue(point)!, (p, _) => new ReleaseRole(p, parsed.GetValue(role)!.Value, parsed.GetValue(member)),
            "Released", cancel));
        return release;
    }

    /// <summary>Sends a command about the point with a number, or an identifier.</summary>
    private static Task<int> Send(
        ParseResult parsed, ActorId delegation, string point, Func<EntityId, ParticipantId, AssignmentCommand> command, string done,
        CancellationToken cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var opened = await api.Record(delegation, cancel);
            if (opened.Value is not { Rejection: null } record) return ServerAccess.Refused(opened);
            var agenda = StateOf(record).Agenda.Values.Where(p => !p.Removed).ToList();
            if ((agenda.Find(p => p.Number.Value == point) ?? agenda.Find(p => p.Id.Value == point)) is not { } found)
                return ServerAccess.Say($"The agenda of {delegation} has no point '{point}'.");
            var me = await api.Me(cancel);
            if (me.Value is not { Principal.Id: var sender }) return ServerAccess.Refused(me);
            if (await DelegationCommand.Send(api, delegation, command(found.Id, sender), cancel) is { } code) return code;
            Console.WriteLine($"{done} at point {point} of {delegation}.");
            return TrackerCli.Done;
        });

    private static Argument<string> Point() => new("point") { Description = "Its number on the agenda, such as 7.2." };

    private static Argument<ParticipantId> Member() => Parsing.Argument<ParticipantId>("member", "A participant on the roster, such as sample-member.");

    private static Argument<PointRole?> Role() => Parsing.WordArgument<PointRole>("role", "What they do at the point");

    /// <summary>How many points the agenda has, and how many with those that were removed.</summary>
    private static (int Points, int All) Counted(OpenedMessage record)
    {
        var state = StateOf(record);
        return (state.AgendaOrder.Length, state.Agenda.Count);
    }

    internal static DelegationState StateOf(OpenedMessage record) =>
        record.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Delegation)?.State is { } json
            ? (DelegationState)JsonSerializer.Deserialize(json.Utf8.Span, DelegationCommand.Kind.StateInfo)!
            : DelegationState.Empty;

    private static async Task<string> Text(string file, CancellationToken cancel)
    {
        if (file == "-") return await Console.In.ReadToEndAsync(cancel);
        try
        {
            return await File.ReadAllTextAsync(file, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnableException($"'{file}' cannot be read: {e.Message}");
        }
    }
}
