using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Programs;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>program list</c>, <c>show</c>, <c>coverage</c>, <c>ledger</c>, <c>add</c>, <c>fund</c>, <c>post</c> and <c>correct</c>: programs that pay for
/// participation.</summary>
internal static class ProgramCommand
{
    private const string Sample = "program/sample-participation";
    private static readonly ProgramKind Kind = new();

    public static Command Of() => new("program", "Programs that pay for participation: funds, ledger, streams, coverage and risk.")
    {
        ListCommand.Of(ProgramKind.Word, "List the programs that you may read.", "tracker program list --json"),
        Show(), Coverage(), Ledger(), Add(), Fund(), Post(), Correct(),
    };

    private static ExampleCommand Show()
    {
        var program = Program();
        var show = new ExampleCommand("show", "Show the streams of a program, and its funds if you may read amounts.", $"tracker program show {Sample}")
            { program };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(program), cancel);
            if (read is not var (coverage, ledger)) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(ProgramLines.Of(coverage, ledger)));
            else ProgramLines.Write(coverage, ledger);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Coverage()
    {
        var program = Program();
        var coverage = new ExampleCommand(
            "coverage", "Show the risk of each item with its rule and inputs. It is no probability.", $"tracker program coverage {Sample}") { program };
        coverage.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(program), cancel);
            if (read is not var (kept, _)) return code;
            var view = await api.Coverage(parsed.GetValue(program), cancel);
            if (view.Value is not { } known) return ServerAccess.Refused(view);
            var risks = ItemRisk.Of(kept, item => known.Ends.FirstOrDefault(e => e.Item == item), DateOnly.FromDateTime(DateTime.UtcNow));
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(risks.Select(ProgramLines.Of)));
            else foreach (var risk in risks) ProgramLines.Write(risk);
            return TrackerCli.Done;
        }));
        return coverage;
    }

    private static ExampleCommand Ledger()
    {
        var program = Program();
        var ledger = new ExampleCommand("ledger", "Print the ledger as comma-separated values.", $"tracker program ledger {Sample}") { program };
        ledger.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var sheet = await api.Ledger(parsed.GetValue(program), cancel);
            if (sheet.Value is not { } values) return ServerAccess.Refused(sheet);
            Console.Write(values);
            return TrackerCli.Done;
        }));
        return ledger;
    }

    private static ExampleCommand Add()
    {
        var (program, title) = (Program(), new Argument<string>("title") { Description = "What it is called." });
        var country = new Option<string?>("--country") { Description = "The country whose participation it pays for, as sources print it." };
        var add = new ExampleCommand(
            "add", "Add a program.", "tracker program add program/quantum \"Quantum standards\" --country \"United States\"") { program, title, country };
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(program), CompartmentId.Delegation, new AddProgram(parsed.GetValue(title)!, parsed.GetValue(country)), "Added",
            cancel)));
        return add;
    }

    private static ExampleCommand Fund()
    {
        var (program, title) = (Program(), new Argument<string>("title") { Description = "What it is called." });
        var (amount, currency) = (Money("amount", "The budget authority, such as 1900000."), Currencies());
        var (from, to) = (Parsing.Day("--from", "The first day of the fiscal year, on which it is available."), Parsing.Day("--to", "Its last day."));
        var until = Parsing.Day("--until", "The last day on which it can be obligated. Default: the last day of the fiscal year.");
        (from.Required, to.Required) = (true, true);
        var fund = new ExampleCommand("fund", "Add a fund to a program; its identifier is printed.",
            $"tracker program fund {Sample} \"FY 2027\" 1900000 --currency USD --from 2026-10-01 --to 2027-09-30")
            { program, title, amount, currency, from, to, until };
        fund.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (code, first, last) = (parsed.GetValue(currency)!, parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value);
            if (Currency.Read(parsed.GetValue(amount)!, code) is not { } units) return ServerAccess.Say(NoAmount(code));
            var made = new Fund(EntityId.New(), parsed.GetValue(title)!, code, units, first, last, first, parsed.GetValue(until) ?? last);
            return await Sends(parsed, api, parsed.GetValue(program), CompartmentId.Program, new AddFund(made), $"Added fund {made.Id}", cancel);
        }));
        return fund;
    }

    private static ExampleCommand Post()
    {
        var program = Program();
        var flow = Parsing.WordArgument<Flow>("flow", "What happened");
        var amount = Money("amount", "Such as 24000 or 24000.50.");
        var currency = new Option<string?>("--currency") { Description = "Default: that of the fund." };
        var what = new Argument<string>("for") { Description = "What it is for." };
        var fund = Parsing.Option<EntityId>("--fund", "The fund; default: the only one.");
        var streams = new Option<string[]>("--stream") { Description = "A stream; with several, the amount is divided into equal parts.", Required = true };
        var on = Parsing.Day("--on", "The day on which it happened. Default: today.");
        var rate = new Option<decimal?>("--rate") { Description = "What one unit is worth in the currency of the fund, for another currency." };
        var source = new Option<string?>("--rate-source") { Description = "Where the rate is from." };
        var post = new ExampleCommand(
            "post", "Book an amount in the ledger.", $"tracker program post {Sample} obligation 24000 \"Travel\" --stream sample-roadmap")
            { program, flow, amount, what, fund, streams, on, currency, rate, source };
        post.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await Read(api, parsed.GetValue(program), cancel);
            if (read is not var (_, ledger)) return code;
            var funds = (ledger ?? ProgramRecord.Empty).Funds;
            if ((parsed.GetValue(fund) is { } id ? funds.GetValueOrDefault(id) : funds.Count == 1 ? funds.Values.First() : null) is not { } from)
                return ServerAccess.Say("Name the fund with --fund; `tracker program show` lists them.");
            var said = parsed.GetValue(currency) ?? from.Currency;
            if (Currency.Read(parsed.GetValue(amount)!, said) is not { } units) return ServerAccess.Say(NoAmount(said));
            var entry = new PostEntry(
                parsed.GetValue(flow)!.Value, parsed.GetValue(on) ?? DateOnly.FromDateTime(DateTime.UtcNow), from.Id,
                [.. parsed.GetValue(streams)!.Select(s => new Share(EntityId.New(), EntityId.Parse(s)))],
                new(units, said, parsed.GetValue(rate), parsed.GetValue(source)), parsed.GetValue(what)!);
            return await Sends(parsed, api, parsed.GetValue(program), CompartmentId.Program, entry, "Booked", cancel);
        }));
        streams.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (EntityId.TryParse(token.Value) is null) result.AddError($"'{token.Value}' is not a stream: {EntityId.Rule}.");
        });
        return post;
    }

    private static ExampleCommand Correct()
    {
        var (program, entry) = (Program(), Parsing.Argument<EntityId>("entry", "Its identifier, as 'program ledger' prints it."));
        var reason = new Argument<string>("reason") { Description = "What was wrong." };
        var correct = new ExampleCommand(
            "correct", "Take an entry back by a counter-entry; both stay.", $"tracker program correct {Sample} sample-pay-1-0 \"Wrong stream\"")
            { program, entry, reason };
        correct.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(program), CompartmentId.Program,
            new CorrectEntry(EntityId.New(), parsed.GetValue(entry), DateOnly.FromDateTime(DateTime.UtcNow), parsed.GetValue(reason)!), "Corrected", cancel)));
        return correct;
    }

    private static string NoAmount(string currency) => $"Write the amount in {currency} with at most {Currency.Places(currency)} digits after the point.";

    private static Argument<string> Money(string name, string description) => new(name) { Description = description };

    private static Option<string> Currencies() => new("--currency") { Description = "Three letters, such as USD.", DefaultValueFactory = _ => "USD" };

    private static Argument<ActorId> Program()
    {
        var program = Parsing.Argument<ActorId>("program", $"The program: {Sample}.");
        program.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != ProgramKind.Word)
                result.AddError($"'{actor}' is not a program, such as {Sample}.");
        });
        return program;
    }

    private static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId program, CompartmentId at, Domain.Shared.Command command, string done, CancellationToken cancel)
    {
        if (await Sending.Send(api, Kind, program, at, command, cancel) is { } no) return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { program = program.Value, done }) : $"{done}: {program}.");
        return TrackerCli.Done;
    }

    /// <summary>The program without amounts, and its ledger if the caller may read it; null with the exit code.</summary>
    private static async Task<((ProgramRecord Coverage, ProgramRecord? Ledger)? Read, int Code)> Read(
        ApiClient api, ActorId program, CancellationToken cancel)
    {
        var opened = await api.Record(program, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        return In(CompartmentId.Delegation) is { } coverage
            ? ((coverage, In(CompartmentId.Program)), TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));

        ProgramRecord? In(CompartmentId at) => record.Parts.FirstOrDefault(p => p.Compartment == at)?.State is { } state
            ? (ProgramRecord)JsonSerializer.Deserialize(state.Utf8.Span, Kind.StateInfo)!
            : null;
    }
}
