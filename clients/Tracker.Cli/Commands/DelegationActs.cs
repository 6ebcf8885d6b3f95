using System.CommandLine;
using Tracker.Domain.Delegations;
using Sent = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary>Commands that change something of a delegation as it is now, and the words of their choices.</summary>
internal static class DelegationActs
{
    /// <summary>A command at an agenda point, which is named by its number.</summary>
    /// <param name="done">What was done, before "point 2, Title.".</param>
    public static ExampleCommand AtPoint(
        string name, string does, string example, Symbol[] more, Func<ParseResult, DelegationState, EntityId, (Sent Command, string Done)> read)
    {
        var number = new Argument<string>("point") { Description = "The number of the agenda point." };
        return Change(name, does, example, [number, .. more], (parsed, state) =>
        {
            if (DelegationCommand.PointOf(state, parsed.GetValue(number)!) is not { } point)
                return (null, $"There is no point '{parsed.GetValue(number)}' on the agenda.");
            var (command, done) = read(parsed, state, point);
            return (command, $"{done} point {Named(state, point)}.");
        });
    }

    /// <summary>A command that is made from the delegation as it is now; what is said in its place if it cannot be made.</summary>
    public static ExampleCommand Change(
        string name, string does, string example, Symbol[] more, Func<ParseResult, DelegationState, (Sent? Command, string Said)> read)
    {
        var delegation = DelegationCommand.Delegation();
        var change = new ExampleCommand(name, does, example) { delegation };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument) change.Add(argument);
            else change.Add((Option)symbol);
        }
        change.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var (command, said) = read(parsed, state);
            if (command is null) return ServerAccess.Say(said);
            if (await DelegationCommand.Send(api, parsed.GetValue(delegation), command, cancel) is { } no) return no;
            Console.WriteLine(VisibleText.Of(said));
            return TrackerCli.Done;
        }));
        return change;
    }

    public static string Named(DelegationState state, EntityId point) => $"{state.Agenda[point].Number.Value}, {state.Agenda[point].Title.Value}";

    /// <summary>One word of an enumeration, such as <c>not-accepted</c>.</summary>
    public static Argument<string> Word<T>(string name) where T : struct, Enum
    {
        string[] words = [.. Enum.GetValues<T>().Select(v => Said(v))];
        var word = new Argument<string>(name) { Description = string.Join(", ", words) + "." };
        word.AcceptOnlyFromAmong(words);
        return word;
    }

    public static T Read<T>(string word) where T : struct, Enum => Enum.GetValues<T>().First(v => Said(v) == word);

    public static string Said(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
