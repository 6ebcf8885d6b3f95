using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Domain.Participating;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.Participating.BasisCommand;

namespace Tracker.Cli.Commands;

/// <summary><c>participation list</c>, <c>show</c>, <c>record</c>, <c>ask</c>, <c>take-back</c>, <c>answer</c> and <c>counts</c>: on what basis a company
/// takes part in a committee or meeting.</summary>
internal static class ParticipationCommand
{
    private const string Sample = "basis/acme/committee/jtc1/sc-42/wg-5";
    private static readonly BasisKind Kind = new();

    public static Command Of() => new("participation", "On what basis a company takes part in a committee or meeting.")
    {
        ListCommand.Of(BasisKind.Word, "List the logs of your company, or what companies ask your office.", "tracker participation list --json"),
        Show(), Record(), Ask(), TakeBack(), Answer(), Counts(),
    };

    private static ExampleCommand Show()
    {
        var log = Log();
        var show = new ExampleCommand("show", "Show a log with its questions, or what your office is asked.", $"tracker participation show {Sample}") { log };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (kept, code) = await Read(api, parsed.GetValue(log), cancel);
            if (kept is null) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Shown(kept)));
            else Write(kept);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Record()
    {
        var log = Log();
        var status = Parsing.Word<ParticipationStatus>("--status", "How the company stands");
        var since = Parsing.Option<PartialDate>("--since", "Since when, such as 2026-11.");
        var reason = Parsing.Word<AwayReason>("--reason", "Why it does not take part");
        var words = new Argument<string>("words") { Description = "On what basis, in the company's own words." };
        var counted = new Option<bool>("--count") { Description = "Let the reason be counted, without the company's name." };
        var corrects = Parsing.Option<EntityId>("--corrects", "The line that this one corrects.");
        var guidance = new Option<string[]>("--guidance") { Description = "Guidance that it rests on, such as guidance/huawei." };
        guidance.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (ActorId.TryParse(token.Value)?.Kind != Domain.ExportControl.GuidanceKind.Word)
                    result.AddError($"'{token.Value}' is not a guidance, such as guidance/huawei.");
        });
        var record = new ExampleCommand("record", "Add a line to a company's log, which begins with the first one. Only the company reads it.",
            $"tracker participation record {Sample} \"Counsel reads the new rule\" --status waiting-for-counsel --since 2026-11 --reason legal-repercussions")
        {
            log, words, status, since, reason, counted, corrects, guidance,
        };
        record.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(log);
            var (read, no) = await GuidanceOf(api, parsed.GetValue(guidance) ?? [], cancel);
            if (read is not { } rests) return no;
            var entry = new BasisEntry(
                EntityId.New(), parsed.GetValue(status) ?? ParticipationStatus.TakingPart,
                parsed.GetValue(since) ?? PartialDate.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), parsed.GetValue(words)!, rests,
                parsed.GetValue(reason), parsed.GetValue(counted), parsed.GetValue(corrects));
            var opened = await api.Record(actor, cancel);
            if (opened.Value is { Rejection: null }) return await Sends(parsed, api, actor, Company(actor), new AddBasis(entry), "Recorded", cancel);
            var venue = ActorId.Parse(actor.Key[(actor.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            var (name, missing) = await NameOf(api, venue, cancel);
            return name is null ? missing
                : await Sends(parsed, api, actor, Company(actor), new BeginBasis(venue, name, entry), "Recorded", cancel);
        }));
        return record;
    }

    private static ExampleCommand Ask()
    {
        var log = Log();
        var text = new Argument<string>("question") { Description = "All government offices read it, with the company's name." };
        var apply = new Option<bool>("--apply") { Description = "Ask it. Without this it only says who would read it." };
        var ask = new ExampleCommand("ask", "Say who would read a question to the government offices, or ask it.",
            $"tracker participation ask {Sample} \"Does the rule cover editing?\" --apply") { log, text, apply };
        ask.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(log);
            if (parsed.GetValue(apply))
                return await Sends(parsed, api, actor, Company(actor), new AskOffices(EntityId.New(), parsed.GetValue(text)!), "Asked", cancel);
            Console.WriteLine("Would be read by every member of a government office, with the company's name. Their names are not shown to you.");
            return TrackerCli.Done;
        }));
        return ask;
    }

    private static ExampleCommand TakeBack()
    {
        var (log, question) = (Log(), Question());
        var back = new ExampleCommand("take-back", "Take back a question to the government offices.", $"tracker participation take-back {Sample} 0193a1f2b3c4")
            { log, question };
        back.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(log), Company(parsed.GetValue(log)), new TakeBackQuestion(parsed.GetValue(question)), "Taken back", cancel)));
        return back;
    }

    private static ExampleCommand Answer()
    {
        var (log, question) = (Log(), Question());
        var text = new Argument<string>("answer") { Description = "The company reads it. It quotes guidance, and is no legal advice." };
        var answer = new ExampleCommand("answer", "Answer a company's question, or correct the answer, for your government.",
            $"tracker participation answer {Sample} 0193a1f2b3c4 \"The words do not name it\"") { log, question, text };
        answer.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (kept, code) = await Read(api, parsed.GetValue(log), cancel);
            if (kept is null) return code;
            var was = kept.Questions?.GetValueOrDefault(parsed.GetValue(question))?.Answer.Value;
            var command = new AnswerCase(parsed.GetValue(question), new(was, parsed.GetValue(text)!));
            return await Sends(parsed, api, parsed.GetValue(log), CompartmentId.Government, command, "Answered", cancel);
        }));
        return answer;
    }

    private static ExampleCommand Counts()
    {
        var counts = new ExampleCommand("counts", "Say why companies stay away, by quarter, in numbers that name none.", "tracker participation counts --json");
        counts.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Withdrawals(cancel);
            if (answer.Value is not { } view) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(view, ApiJson.Lenient.WithdrawalView);
            else
                foreach (var quarter in view.Ended)
                    Console.WriteLine($"{quarter.FirstDay:yyyy-MM-dd} to {quarter.LastDay:yyyy-MM-dd}  " + string.Join(
                        ", ", quarter.Reasons.Select(r => $"{Parsing.WordOf(r.Reason)}: {r.Companies?.ToString() ?? $"under {WithdrawalCounts.Least}"}")));
            return TrackerCli.Done;
        }));
        return counts;
    }

    private static Argument<ActorId> Log()
    {
        var log = Parsing.Argument<ActorId>("log", $"The log, with the company and the committee or meeting: {Sample}.");
        log.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && (actor.Kind != BasisKind.Word || actor.Key.Count(c => c == '/') < 2))
                result.AddError($"'{actor}' is not a log with its company and venue, such as {Sample}.");
        });
        return log;
    }

    private static Argument<EntityId> Question() => Parsing.Argument<EntityId>("question", "Its identifier, as 'participation show' shows it.");

    private static CompartmentId Company(ActorId log) => BasisKind.CompartmentOf(BasisKind.CompanyOf(log));

    private static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId log, CompartmentId at, Sent command, string done, CancellationToken cancel)
    {
        if (await Sending.Send(api, Kind, log, at, command, cancel) is { } no) return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { log = log.Value }) : $"{done}: {log}.");
        return TrackerCli.Done;
    }

    /// <summary>The log as the company has it, else as the offices are asked; null with the exit code.</summary>
    private static async Task<(BasisLog? Log, int Code)> Read(ApiClient api, ActorId log, CancellationToken cancel)
    {
        var opened = await api.Record(log, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        return record.Parts.Where(p => p.State is not null).OrderBy(p => p.Compartment == CompartmentId.Government).FirstOrDefault()?.State is { } state
            ? ((BasisLog)JsonSerializer.Deserialize(state.Utf8.Span, Kind.StateInfo)!, TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    /// <summary>The versions that hold now; null with the exit code.</summary>
    private static async Task<(ImmutableArray<GuidanceRead>? Read, int Code)> GuidanceOf(ApiClient api, string[] named, CancellationToken cancel)
    {
        var read = ImmutableArray.CreateBuilder<GuidanceRead>();
        var kind = new Domain.ExportControl.GuidanceKind();
        foreach (var actor in named.Select(n => ActorId.Parse(n)))
        {
            var opened = await api.Record(actor, cancel);
            if (opened.Value is not { Rejection: null } record || record.Parts is not [{ State: { } state }, ..]) return (null, ServerAccess.Refused(opened));
            var guidance = (Domain.ExportControl.GuidanceRecord)JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo)!;
            read.Add(new(actor, guidance.Last!.Id, guidance.Title.Value!));
        }
        return (read.ToImmutable(), TrackerCli.Done);
    }

    private static async Task<(string? Name, int Code)> NameOf(ApiClient api, ActorId venue, CancellationToken cancel)
    {
        var opened = await api.Record(venue, cancel);
        if (opened.Value is not { Rejection: null } record || Domain.TrackerKinds.All.Of(venue) is not { } kind) return (null, ServerAccess.Refused(opened));
        var part = record.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Record);
        return part?.State is { } state && kind.ListingOf(CompartmentId.Record, JsonSerializer.Deserialize(state.Utf8.Span, kind.StateInfo)!) is { } listing
            ? (listing.Title, TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static object Shown(BasisLog log) => new
    {
        venue = log.Venue?.Value, name = log.Name, company = log.Company?.Value,
        lines = log.All.Select(l => new
        {
            line = l.Entry.Id.Value, status = Parsing.WordOf(l.Entry.Status), since = l.Entry.Since.Value, words = l.Entry.Words,
            reason = l.Entry.Reason is { } reason ? Parsing.WordOf(reason) : null, counted = l.Entry.IsCounted, corrects = l.Entry.Corrects?.Value,
            guidance = l.Entry.Guidance.Select(g => new { guidance = g.Guidance.Value, version = g.Version.Value }), by = l.By.Value,
        }),
        questions = log.Asked.Select(q => new { question = q.Id.Value, by = q.By.Value, text = q.Text, answer = q.Answer.Value, takenBack = q.IsTakenBack }),
    };

    private static void Write(BasisLog log)
    {
        Say($"{log.Name} ({log.Venue})");
        foreach (var line in log.All)
        {
            var why = line.Entry.Reason is { } reason ? ", " + Parsing.WordOf(reason) : "";
            var mark = log.IsCorrected(line.Entry.Id) ? "  (corrected)" : "";
            Say($"  {line.Entry.Id}  {Parsing.WordOf(line.Entry.Status)} since {line.Entry.Since.Value}{why}: {line.Entry.Words}{mark}");
        }
        foreach (var question in log.Asked)
            Say($"  {question.Id}  {question.By}: {question.Text}  {question.Answer.Value ?? (question.IsTakenBack ? "(taken back)" : "(not answered)")}");
    }

    private static void Say(string text) => Console.WriteLine(VisibleText.Of(text));
}
