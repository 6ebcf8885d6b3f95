using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>agenda add</c>: one point or a list of them, all or none.</summary>
internal static class AgendaCommand
{
    public static Command Of() => new("agenda", "The agenda of a delegation.") { Add() };

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

    /// <summary>How many points the agenda has, and how many with those that were removed.</summary>
    private static (int Points, int All) Counted(OpenedMessage record)
    {
        var state = record.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Delegation)?.State is { } json
            ? (DelegationState)JsonSerializer.Deserialize(json.Utf8.Span, DelegationCommand.Kind.StateInfo)!
            : DelegationState.Empty;
        return (state.AgendaOrder.Length, state.Agenda.Count);
    }

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
