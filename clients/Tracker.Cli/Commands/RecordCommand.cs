using System.CommandLine;
using System.Text.Json.Serialization;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>record create</c>, <c>claim</c>, <c>correct</c>, <c>withdraw</c>, <c>prefer</c>, <c>merge</c>, <c>split</c> and <c>statements</c>: the
/// public record.</summary>
internal static class RecordCommand
{
    private const string Kinds = "work-item, standard, committee, organization, person, meeting, topic, decision, contribution";
    private const string Sample = "--document \"ITU-T work programme\" --link https://www.itu.int/ITU-T/workprog/";

    public static Command Of() => new("record", "The public record: new records, and facts with their sources.")
    {
        Create(), Claim(), Correct(),
        About("withdraw", "Take a fact back. It stays in the history.", "Withdrawn", (claim, reason) => new WithdrawClaim(claim, reason)),
        About("prefer", "Of facts that contradict each other, show this one first.", "Preferred", (claim, reason) => new PreferClaim(claim, reason)),
        Merge(), Split(), Statements(),
    };

    private static ExampleCommand Merge()
    {
        var (record, reason) = (Record(), Reason());
        var word = new Argument<string>("into") { Description = "The word into." };
        word.Validators.Add(result =>
        {
            if (result.Tokens[0].Value != "into") result.AddError($"Write 'into' between the two records, not '{result.Tokens[0].Value}'.");
        });
        var other = Parsing.Argument<ActorId>("other", "The record about the same thing, which lists and search lead to from now on.");
        var merge = new ExampleCommand("merge", "Say that a record is the same as another one. Nothing is erased, and `record split` undoes it.",
            "tracker record merge work-item/itu/newip into work-item/itu-t/new-ip --reason \"The same proposal under both names\"")
            { record, word, other, reason };
        merge.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(record), new MergeRecord(parsed.GetValue(other), parsed.GetValue(reason)!),
            $"Merged {parsed.GetValue(record)} into {parsed.GetValue(other)}.", cancel));
        return merge;
    }

    private static ExampleCommand Split()
    {
        var (record, reason) = (Record(), Reason());
        var split = new ExampleCommand("split", "Undo a merge: the record is about something else than the one it was merged into.",
            "tracker record split work-item/itu/newip --reason \"Another proposal of the same year\"") { record, reason };
        split.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(record), new SplitRecord(parsed.GetValue(reason)!), $"Split {parsed.GetValue(record)}.", cancel));
        return split;
    }

    private static Task<int> Send(ParseResult parsed, ActorId actor, SubjectCommand command, string done, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            if (await Sending.Send(api, KindOf(actor.Kind)!, actor, CompartmentId.Record, command, cancel) is { } code) return code;
            Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { actor = actor.Value }) : done);
            return TrackerCli.Done;
        });

    private static ExampleCommand Create()
    {
        var kind = KindArgument();
        var key = new Argument<string>("key") { Description = "Its key, such as itu-t/y.4500." };
        var title = new Option<string>("--title") { Description = "Its title, as the source has it.", Required = true };
        var body = new Option<string?>("--body") { Description = "Such as ITU-T or ISO/IEC JTC 1; a work item and a standard need it." };
        var source = new SourceOptions();
        var create = new ExampleCommand("create", "Open a record with its title and the source of it.",
            $"tracker record create work-item itu-t/y.4500 --title \"Smart things\" --body ITU-T {Sample}") { kind, key, title, body };
        source.AddTo(create);
        create.Validators.Add(result =>
        {
            if (ActorId.TryParse($"{result.GetValue(kind)}/{result.GetValue(key)}") is null)
                result.AddError($"'{result.GetValue(kind)}/{result.GetValue(key)}' is not valid: {ActorId.Rule}.");
        });
        create.SetAction((parsed, cancel) =>
        {
            var actor = ActorId.Parse($"{parsed.GetValue(kind)}/{parsed.GetValue(key)}");
            var open = new OpenSubject(EntityId.New(), parsed.GetValue(title)!, source.Source(parsed), parsed.GetValue(body), source.Valid(parsed));
            return Send(parsed, actor, CompartmentId.Record, open, open.Id, $"Created {actor}.", cancel);
        });
        return create;
    }

    private static ExampleCommand Claim()
    {
        var (record, at) = (Record(), At());
        var (statement, set, claimant, channel) = (Statement(), Set(), Claimant(), Channel());
        var source = new SourceOptions();
        var claim = new ExampleCommand("claim", "Record a fact with its source.",
            $"tracker record claim work-item/itu/newip status --set status=under-study --from 2019-09 {Sample}")
            { record, statement, set, at, claimant, channel };
        source.AddTo(claim);
        claim.SetAction((parsed, cancel) =>
        {
            var actor = parsed.GetValue(record);
            var (made, problem) = Made(parsed, actor, statement, set, source, claimant, channel);
            return made is null
                ? Task.FromResult(ServerAccess.Say(problem!))
                : Send(parsed, actor, parsed.GetValue(at) ?? CompartmentId.Record, new RecordClaim(made), made.Id, $"Recorded {made.Id}.", cancel);
        });
        return claim;
    }

    private static ExampleCommand Correct()
    {
        var (record, wrong, reason, at) = (Record(), ClaimArgument(), Reason(), At());
        var (statement, set, claimant, channel) = (Statement(), Set(), Claimant(), Channel());
        var source = new SourceOptions();
        var correct = new ExampleCommand("correct", "Put another fact in the place of a wrong one, which stays in the history.",
            $"tracker record correct work-item/itu/newip 0193a1f2b3c4 status --set status=agreed --reason \"The list says agreed\" {Sample}")
            { record, wrong, statement, set, reason, at, claimant, channel };
        source.AddTo(correct);
        correct.SetAction((parsed, cancel) =>
        {
            var actor = parsed.GetValue(record);
            var (made, problem) = Made(parsed, actor, statement, set, source, claimant, channel);
            return made is null
                ? Task.FromResult(ServerAccess.Say(problem!))
                : Send(parsed, actor, parsed.GetValue(at) ?? CompartmentId.Record,
                    new SupersedeClaim(parsed.GetValue(wrong), made, parsed.GetValue(reason)!), made.Id, $"Corrected by {made.Id}.", cancel);
        });
        return correct;
    }

    private static ExampleCommand About(string name, string does, string done, Func<EntityId, string, ClaimCommand> command)
    {
        var (record, claim, reason, at) = (Record(), ClaimArgument(), Reason(), At());
        var about = new ExampleCommand(name, does, $"tracker record {name} work-item/itu/newip 0193a1f2b3c4 --reason \"The body's own list\"")
            { record, claim, reason, at };
        about.SetAction((parsed, cancel) => Send(
            parsed, parsed.GetValue(record), parsed.GetValue(at) ?? CompartmentId.Record, command(parsed.GetValue(claim), parsed.GetValue(reason)!),
            parsed.GetValue(claim), $"{done} {parsed.GetValue(claim)}.", cancel));
        return about;
    }

    private static ExampleCommand Statements()
    {
        var kind = KindArgument();
        var list = new ExampleCommand("statements", "List what can be said of a kind of record, with the fields of each; those in brackets may be left out.",
            "tracker record statements work-item") { kind };
        list.SetAction(parsed =>
        {
            foreach (var (word, info) in StatementArgument.Of(KindOf(parsed.GetValue(kind)!)!))
                Console.WriteLine($"{word} {string.Join(' ', StatementArgument.FieldsOf(info))}");
            return TrackerCli.Done;
        });
        return list;
    }

    private static (Assertion? Made, string? Problem) Made(
        ParseResult parsed, ActorId actor, Argument<string> statement, Option<string[]> set, SourceOptions source, Option<string?> claimant,
        Option<string?> channel)
    {
        var (said, problem) = StatementArgument.Read(KindOf(actor.Kind)!, parsed.GetValue(statement)!, parsed.GetValue(set) ?? []);
        var hearsay = parsed.GetValue(claimant) is null && parsed.GetValue(channel) is null
            ? null : new Hearsay(parsed.GetValue(claimant), parsed.GetValue(channel));
        return said is null ? (null, problem) : (new Assertion(EntityId.New(), said, source.Source(parsed), source.Valid(parsed), hearsay), null);
    }

    private static Task<int> Send(
        ParseResult parsed, ActorId actor, CompartmentId at, Domain.Shared.Command command, EntityId claim, string done, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            if (await Sending.Send(api, KindOf(actor.Kind)!, actor, at, command, cancel) is { } code) return code;
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(new RecordedClaim(actor.Value, claim.Value), RecordedJson.Default.RecordedClaim);
            else Console.WriteLine(done);
            return TrackerCli.Done;
        });

    private static SubjectKind? KindOf(string kind) => TrackerKinds.Subjects.FirstOrDefault(k => k.Name == kind);

    private static Argument<string> KindArgument()
    {
        var kind = new Argument<string>("kind") { Description = Kinds + "." };
        kind.Validators.Add(result =>
        {
            if (KindOf(result.Tokens[0].Value) is null) result.AddError($"'{result.Tokens[0].Value}' is not one of {Kinds}.");
        });
        return kind;
    }

    private static Argument<ActorId> Record()
    {
        var record = Parsing.Argument<ActorId>("record", "The record, such as work-item/itu/newip.");
        record.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && KindOf(actor.Kind) is null)
                result.AddError($"'{actor}' is not a record of the public record: {Kinds}.");
        });
        return record;
    }

    private static Argument<EntityId> ClaimArgument() => Parsing.Argument<EntityId>("claim", "The fact, by the id that `tracker follow` and the history show.");

    private static Argument<string> Statement() =>
        new("statement") { Description = "What is said, such as status; `tracker record statements KIND` lists them." };

    private static Option<string?> Claimant() => new("--claimant") { Description = "Who says so, if the source only reports a claim." };
    private static Option<string?> Channel() => new("--channel") { Description = "How the claim came here, such as \"reportedly\"." };
    private static Option<string> Reason() => new("--reason") { Description = "Why, in a line.", Required = true };

    private static Option<string[]> Set() => new("--set")
    {
        Description = "A field of it, such as status=40.20 or organization=ZTE; organization.actor=organization/zte leads to the record.",
        HelpName = "field=value",
    };

    private static Option<CompartmentId?> At() =>
        Parsing.Option<CompartmentId>("--at", "Who may see it: record (every participant), government, program or org/<id>. Default: record.");
}

/// <param name="Claim">The fact that was recorded or changed; of a new record its title.</param>
internal sealed record RecordedClaim(string Record, string Claim);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordedClaim))]
internal sealed partial class RecordedJson : JsonSerializerContext;
