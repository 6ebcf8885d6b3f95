using System.CommandLine;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>decision suggestions</c>, <c>confirm</c> and <c>reject</c>: what the words of a decision may say besides.</summary>
internal static class DecisionCommand
{
    private const string Sample = "decision/iso/tc-184/sc-4/plenary-2012/840";

    public static Command Of() => new("decision", "What bodies decided, and what a person finds in their words.")
    {
        Suggestions(), Answer("confirm", "Record a suggestion as a fact, with the words of the decision as its source.", confirms: true),
        Answer("reject", "Note that the words do not say what a suggestion takes them to say.", confirms: false),
    };

    private static ExampleCommand Suggestions()
    {
        var decision = Decision();
        var suggestions = new ExampleCommand(
            "suggestions", "List the documents, terms of office and deadlines that the words of a decision may name.", $"tracker decision suggestions {Sample}")
            { decision };
        suggestions.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (found, code) = await Read(api, parsed.GetValue(decision), cancel);
            if (found is null) return code;
            if (parsed.GetValue(ServerOptions.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(found.Select((a, i) => new
                {
                    number = i + 1, sort = a.Suggestion.Sort.ToString().ToLowerInvariant(), words = a.Suggestion.Words, place = a.Suggestion.Place,
                    answer = StandingOf(a),
                })));
                return TrackerCli.Done;
            }
            foreach (var (i, a) in found.Index())
                Console.WriteLine($"{i + 1}  {StandingOf(a)}  {a.Suggestion.Sort.ToString().ToLowerInvariant()}  {VisibleText.Of(a.Suggestion.Words)}  "
                    + $"({a.Suggestion.Place})");
            return TrackerCli.Done;
        }));
        return suggestions;
    }

    private static ExampleCommand Answer(string name, string description, bool confirms)
    {
        var decision = Decision();
        var number = new Argument<int>("number") { Description = "Of the suggestion, as 'decision suggestions' lists it." };
        var answer = new ExampleCommand(name, description, $"tracker decision {name} {Sample} 1") { decision, number };
        answer.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(decision);
            var (found, code) = await Read(api, actor, cancel);
            if (found is null) return code;
            if (found.ElementAtOrDefault(parsed.GetValue(number) - 1) is not { } chosen)
                return ServerAccess.Say($"There is no suggestion {parsed.GetValue(number)}. List them: tracker decision suggestions {actor}");
            if (!chosen.IsOpen) return ServerAccess.Say($"This suggestion is {StandingOf(chosen)} already. Withdraw that fact first.");
            var (suggestion, source) = (chosen.Suggestion, chosen.Clause.Assertion.Source!);
            var command = confirms
                ? suggestion.Confirm(source, await RecordOf(api, suggestion, cancel), chosen.Before) : suggestion.Reject(source, chosen.Before);
            if (await Sending.Send(api, BodyDecision.Kind, actor, CompartmentId.Record, command, cancel) is { } refused) return refused;
            if (confirms && suggestion.ConfirmAt(actor, chosen.Clause, chosen.Before) is { } post && await CommitteeOf(api, actor, cancel) is { } committee)
                if (await Sending.Send(api, Domain.Committees.Committee.Kind, committee, CompartmentId.Record, post, cancel) is { } no) return no;
            Console.WriteLine($"{(confirms ? "Confirmed" : "Rejected")}: {VisibleText.Of(suggestion.Words)}");
            return TrackerCli.Done;
        }));
        return answer;
    }

    private static async Task<(List<AnsweredSuggestion>? Found, int Code)> Read(ApiClient api, ActorId actor, CancellationToken cancel)
    {
        var opened = await api.Record(actor, cancel);
        return opened.Value is { } message && DecisionImport.StateOf(message) is { Opened: true } state
            ? ([.. DecisionSuggestions.Of(state.Book)], TrackerCli.Done) : (null, ServerAccess.Refused(opened));
    }

    private static async Task<Reference?> RecordOf(ApiClient api, DecisionSuggestion suggestion, CancellationToken cancel) =>
        suggestion.Sort == SuggestionSort.Document && (await api.Identified([suggestion.Words], cancel)).Value is [var line, ..]
            ? new Reference(line.Title, line.Actor) : null;

    /// <summary>Whose decision it is; null if that has no record.</summary>
    private static async Task<ActorId?> CommitteeOf(ApiClient api, ActorId decision, CancellationToken cancel)
    {
        var state = (await api.Record(decision, cancel)).Value is { } opened ? DecisionImport.StateOf(opened) : null;
        if ((state?.Book.Foremost<DecidedAt>()?.Statement as DecidedAt)?.Meeting.Actor is not { } meeting) return null;
        return (await api.Decisions(meeting, cancel)).Value?.Find(d => d.Actor == decision)?.Committee?.Actor;
    }

    private static string StandingOf(AnsweredSuggestion answered) => answered.IsOpen ? "open" : answered.IsRejected ? "rejected" : "confirmed";

    private static Argument<ActorId> Decision()
    {
        var decision = Parsing.Argument<ActorId>("decision", $"The decision, such as {Sample}.");
        decision.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != BodyDecision.Kind.Name)
                result.AddError($"'{actor}' is no decision, such as {Sample}.");
        });
        return decision;
    }
}
