using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>briefing list</c>, <c>show</c>, <c>create</c>, <c>collect</c>, <c>attendees</c>, <c>add</c>, <c>return</c>, <c>take-out</c>, <c>review</c>,
/// <c>to</c>, <c>release</c>, <c>changes</c>, <c>ack</c>, <c>ask</c> and <c>answer</c>: what a government office tells people of those whom they will meet.
/// </summary>
internal static class BriefingCommand
{
    private const string Sample = "briefing/sample-office/sc-27";
    private static readonly BriefingKind Kind = new();

    public static Command Of() => new("briefing", "What a government office tells people whom it names of those whom they will meet.")
    {
        ListCommand.Of(BriefingKind.Word, "List what you received and what your office writes.", "tracker briefing list --json"),
        Show(), Create(), Collect(), Attendees(), Add(), Return(), TakeOut(), Review(), To(), Release(), Changes(), Acknowledge(), Ask(), Answer(),
    };

    private static ExampleCommand Show() => Made(
        "show", "Show a briefing with the source of each line, and its questions.", $"tracker briefing show {Sample}", [],
        async (parsed, api, actor, cancel) =>
        {
            var (read, code) = await Read(api, actor, cancel);
            if (read is not { } kept) return code;
            var lines = kept.At.OwnerOffice is null ? kept.Briefing.Issued?.Lines : kept.Briefing.Lines;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Line(kept, lines ?? [])));
            else Write(kept, lines ?? []);
            return TrackerCli.Done;
        });

    private static ExampleCommand Create()
    {
        var title = new Argument<string>("title") { Description = "What it is called." };
        var about = Parsing.Argument<ActorId>("about", "The meeting or committee.");
        return Made("create", "Begin a briefing of your office. Nobody else reads it before it is released.",
            $"tracker briefing create {Sample} \"Counterparts at SC 27\" committee/jtc1/sc-27", [title, about],
            (parsed, api, actor, cancel) => Sends(
                parsed, api, actor, BriefingKind.OfficeOf(actor), [new CreateBriefing(parsed.GetValue(title)!, parsed.GetValue(about))], "Begun", cancel));
    }

    private static ExampleCommand Collect() => OfOffice(
        "collect", "Take in what the record says of those expected. What is there already changes nothing.", $"tracker briefing collect {Sample}",
        "Collected", [],
        async (_, api, kept, cancel) =>
        {
            if ((await api.Collected(kept.About!.Value, cancel: cancel)).Value is not { } found) return null;
            return
            [
                new IncludeStatements([.. found.General]),
                .. from one in found.Organizations where kept.LeftOut?.Contains(one.Organization) is not true
                   select new IncludeOrganization(one.Organization, one.Name, one.Lines),
            ];
        });

    private static ExampleCommand Attendees()
    {
        var file = new Option<FileInfo>("--file") { Description = "One person or organisation on each line.", Required = true };
        var attendees = new ExampleCommand(
            "attendees", "Compare an attendee list with the record. Nothing is kept, and nobody is taken for somebody else.",
            "tracker briefing attendees --file list.txt") { file };
        attendees.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists) return ServerAccess.Say($"There is no file '{path.FullName}'.");
            var answer = await api.Attendees(await File.ReadAllTextAsync(path.FullName, cancel), cancel);
            if (answer.Value is not { } lines) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(lines, ApiJson.Lenient.ListAttendeeLine);
            else
                foreach (var line in lines)
                    Console.WriteLine($"{line.Number}  {VisibleText.Of(line.Line)}: " + (line.Match == AttendeeMatch.Unknown ? "not in the record"
                        : string.Join(", ", line.Known.Select(k => VisibleText.Of(k.Name)).Concat(line.Similar.Select(s => $"{VisibleText.Of(s.Name)}?")))));
            return TrackerCli.Done;
        }));
        return attendees;
    }

    private static ExampleCommand Add()
    {
        var words = new Argument<string>("sentence") { Description = "The sentence." };
        var about = Parsing.Option<ActorId>("--about", "The organisation; without it, all.");
        var source = Parsing.Option<ActorId>("--source", "A source of the record. Without one it stands in the draft, and nothing goes out.");
        var quote = new Option<string?>("--quote") { Description = "The words of the source." };
        var place = new Option<string?>("--place") { Description = "Where in it, such as: page 12." };
        return OfOffice("add", "Add a sentence of your office.",
            $"tracker briefing add {Sample} \"It meets twice a year\" --source source/report-2022 --quote \"twice a year\"", "Added",
            [words, about, source, quote, place],
            (parsed, _, _, _) => Task.FromResult<IReadOnlyList<Sent>?>([new AddSentence(
                EntityId.New(), parsed.GetValue(words)!, Given(parsed, about),
                Given(parsed, source) is { } cited
                    ? new(cited, null, new Source(cited.Key, parsed.GetValue(quote), parsed.GetValue(place))) : null)]));
    }

    private static ExampleCommand Return()
    {
        var line = Parsing.Argument<EntityId>("line", "Its identifier, as 'briefing show' shows it.");
        var reason = new Argument<string>("reason") { Description = "Such as: inference, no source." };
        return OfOffice("return", "Return a sentence of a colleague with the reason.",
            $"tracker briefing return {Sample} 0193a1f2b3c4 \"inference, no source\"",
            "Returned", [line, reason],
            (parsed, _, _, _) => Task.FromResult<IReadOnlyList<Sent>?>([new ReturnSentence(parsed.GetValue(line), parsed.GetValue(reason)!)]));
    }

    private static ExampleCommand TakeOut()
    {
        var line = Parsing.Argument<EntityId>("line", "Its identifier, as 'briefing show' shows it.");
        return OfOffice("take-out", "Take a line out.", $"tracker briefing take-out {Sample} 0193a1f2b3c4", "Taken out", [line],
            (parsed, _, _, _) => Task.FromResult<IReadOnlyList<Sent>?>([new TakeOutSentence(parsed.GetValue(line))]));
    }

    private static ExampleCommand Review() => OfOffice(
        "review", "Pass a briefing of a colleague as it stands.", $"tracker briefing review {Sample}", "Reviewed", [],
        (_, _, kept, _) => Task.FromResult<IReadOnlyList<Sent>?>([new PassReview(kept.TextVersion)]));

    private static ExampleCommand To()
    {
        var people = new Argument<string[]>("people") { Description = "Persons with their company or office: ada@example.org=org/acme." };
        people.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Addressed(token.Value) is null) result.AddError($"'{token.Value}' is not a person with a company or office, such as ada=org/acme.");
        });
        var day = Parsing.Day("--by", "The last day to acknowledge it.");
        return OfOffice("to", "Say who is to receive it.", $"tracker briefing to {Sample} ada=org/acme --by 2027-03-01", "Addressed", [people, day],
            (parsed, _, kept, _) => Task.FromResult<IReadOnlyList<Sent>?>(
            [
                new ChangeRecipients(kept.Distribution.To.Value, new([.. parsed.GetValue(people)!.Select(p => Addressed(p)!)])),
                .. parsed.GetValue(day) is { } by ? (Sent[])[new SetAcknowledgeBy(kept.Distribution.AcknowledgeBy.Value, by)] : [],
            ]));
    }

    private static ExampleCommand Release()
    {
        var apply = new Option<bool>("--apply") { Description = "Release it. Without this it only says who would read it." };
        return Made("release", "Say exactly who would read a briefing, or release it to them.", $"tracker briefing release {Sample}", [apply],
            async (parsed, api, actor, cancel) =>
            {
                var (read, code) = await Read(api, actor, cancel);
                if (read is not { At.OwnerOffice: not null } kept) return read is null ? code : NotOfOffice();
                var audience = await api.Audience(actor, CompartmentId.Recipients, cancel);
                if (audience.Value is not { } readers) return ServerAccess.Refused(audience);
                var isApplied = parsed.GetValue(apply);
                var command = new ReleaseBriefing(kept.Briefing.TextVersion, kept.Briefing.Distribution.To.Value);
                if (isApplied && await Sending.Send(api, Kind, actor, kept.At, command, cancel) is { } no) return no;
                if (parsed.GetValue(ServerOptions.Json))
                    Console.WriteLine(JsonSerializer.Serialize(
                        new { released = isApplied, readers = readers.Select(r => new { id = r.Id.Value, name = r.Name }) }));
                else
                    Console.WriteLine($"{(isApplied ? "Released to" : "Would be released to")} {readers.Count}: "
                        + string.Join(", ", readers.Select(r => VisibleText.Of(r.Name))) + ".");
                return TrackerCli.Done;
            });
    }

    private static ExampleCommand Changes() => Made(
        "changes", "List the facts of a released briefing that changed since.", $"tracker briefing changes {Sample}", [],
        async (parsed, api, actor, cancel) =>
        {
            var answer = await api.ChangedFacts(actor, cancel);
            if (answer.Value is not { } changes) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(changes, ApiJson.Lenient.ListFactChange);
            else if (changes.Count == 0) Console.WriteLine("No fact changed.");
            foreach (var one in parsed.GetValue(ServerOptions.Json) ? [] : changes)
                Console.WriteLine($"{one.Record}  {VisibleText.Of(one.Words)}: {one.Fate}  {VisibleText.Of(one.Now)}");
            return TrackerCli.Done;
        });

    private static ExampleCommand Acknowledge() => Made(
        "ack", "Acknowledge what you received.", $"tracker briefing ack {Sample}", [],
        async (parsed, api, actor, cancel) =>
        {
            var self = await api.Me(cancel);
            if (self.Value is not { } me) return ServerAccess.Refused(self);
            var (read, code) = await Read(api, actor, cancel);
            return read is not { } kept ? code
                : kept.Briefing.Issued is not { } issued ? ServerAccess.Say("This briefing is not released.")
                : await Sends(parsed, api, actor, CompartmentId.Own(me.Participant), [new AcknowledgeRelease(issued.Revision)], "Acknowledged", cancel);
        });

    private static ExampleCommand Ask()
    {
        var text = new Argument<string>("question") { Description = "All recipients read it, with your name." };
        return Made("ask", "Ask the office about what you received.", $"tracker briefing ask {Sample} \"Is part 1 on the ballot?\"", [text],
            (parsed, api, actor, cancel) => Sends(
                parsed, api, actor, CompartmentId.Recipients, [new AskSender(EntityId.New(), parsed.GetValue(text)!)], "Asked", cancel));
    }

    private static ExampleCommand Answer()
    {
        var question = Parsing.Argument<EntityId>("question", "Its identifier, as 'briefing show' shows it.");
        var text = new Argument<string>("answer") { Description = "All recipients read it." };
        return OfOffice("answer", "Answer a question, or correct the answer, for all recipients.",
            $"tracker briefing answer {Sample} 0193a1f2b3c4 \"Its day is not known\"", "Answered", [question, text],
            (parsed, _, kept, _) => Task.FromResult<IReadOnlyList<Sent>?>([new AnswerRecipients(
                parsed.GetValue(question),
                new(kept.Distribution.Questions?.GetValueOrDefault(parsed.GetValue(question))?.Answer.Value, parsed.GetValue(text)!))]));
    }

    private static ExampleCommand Made(
        string name, string does, string example, Symbol[] more, Func<ParseResult, ApiClient, ActorId, CancellationToken, Task<int>> act)
    {
        var briefing = Parsing.Argument<ActorId>("briefing", $"The briefing, with the office that writes it: {Sample}.");
        briefing.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor
                && (actor.Kind != BriefingKind.Word || !actor.Key.Contains('/', StringComparison.Ordinal)))
                result.AddError($"'{actor}' is not a briefing with its office, such as {Sample}.");
        });
        var command = new ExampleCommand(name, does, example) { briefing };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }
        command.SetAction((parsed, cancel) => ServerAccess.With(
            parsed, asOperator: false, (_, api) => act(parsed, api, parsed.GetValue(briefing), cancel)));
        return command;
    }

    private static ExampleCommand OfOffice(
        string name, string does, string example, string done, Symbol[] more,
        Func<ParseResult, ApiClient, Briefing, CancellationToken, Task<IReadOnlyList<Sent>?>> read) => Made(name, does, example, more,
        async (parsed, api, actor, cancel) =>
        {
            var (found, code) = await Read(api, actor, cancel);
            if (found is not { } kept) return code;
            if (kept.At.OwnerOffice is null) return NotOfOffice();
            return await read(parsed, api, kept.Briefing, cancel) is { } commands
                ? await Sends(parsed, api, actor, kept.At, commands, done, cancel)
                : ServerAccess.Say("The record could not be read.");
        });

    private static int NotOfOffice() => ServerAccess.Say("Only the office that writes a briefing can do this.");

    private static ActorId? Given(ParseResult parsed, Option<ActorId?> option) => parsed.GetValue(option);

    private static Addressee? Addressed(string text) =>
        text.Split('=') is [var person, var group] && ParticipantId.TryParse(person) is { } id && GroupId.TryParse(group) is { } of ? new(id, of) : null;

    private static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId actor, CompartmentId at, IReadOnlyList<Sent> commands, string done, CancellationToken cancel)
    {
        foreach (var command in commands)
            if (await Sending.Send(api, Kind, actor, at, command, cancel) is { } no)
                return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { briefing = actor.Value }) : $"{done}: {actor}.");
        return TrackerCli.Done;
    }

    /// <summary>The briefing as the caller's office has it, else as they received it; null with the exit code.</summary>
    private static async Task<((CompartmentId At, Briefing Briefing)? Read, int Code)> Read(ApiClient api, ActorId actor, CancellationToken cancel)
    {
        var opened = await api.Record(actor, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        var parts = record.Parts.Where(p => p.State is not null && !p.Compartment.IsOwned).OrderBy(p => p.Compartment.OwnerOffice is null).ToList();
        return parts is [var first, ..]
            ? ((first.Compartment, (Briefing)JsonSerializer.Deserialize(first.State!.Value.Utf8.Span, Kind.StateInfo)!), TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static object Line((CompartmentId At, Briefing Briefing) read, IEnumerable<BriefLine> lines) => new
    {
        title = read.Briefing.Issued?.Title ?? read.Briefing.Title.Value, about = (read.Briefing.Issued?.About ?? read.Briefing.About)?.Value,
        step = read.At.OwnerOffice is null ? null : read.Briefing.Step.ToString().ToLowerInvariant(), revision = read.Briefing.Issued?.Revision,
        hash = read.Briefing.Issued?.Hash,
        acknowledgeBy = read.Briefing.Distribution.Out?.AcknowledgeBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        lines = lines.Select(l => new
        {
            line = l.Id.Value, field = JsonNamingPolicy.KebabCaseLower.ConvertName(l.Field.ToString()), words = l.Words, record = l.From?.Record.Value,
            claim = l.From?.Claim?.Value, source = l.From?.Source?.Document, quote = l.From?.Source?.Quote,
        }),
        questions = read.Briefing.Distribution.Asked.Select(q => new { question = q.Id.Value, by = q.By.Value, text = q.Text, answer = q.Answer.Value }),
    };

    private static void Write((CompartmentId At, Briefing Briefing) read, IEnumerable<BriefLine> lines)
    {
        Console.WriteLine(VisibleText.Of(read.Briefing.Issued?.Title ?? read.Briefing.Title.Value));
        foreach (var line in lines)
            Console.WriteLine($"  {line.Id}  {VisibleText.Of(line.Words)}  [{(line.From is { } from ? $"{from.Record} {from.Claim}" : "no source")}]");
        foreach (var question in read.Briefing.Distribution.Asked)
            Console.WriteLine($"  {question.Id}  {question.By}: {VisibleText.Of(question.Text)}  {VisibleText.Of(question.Answer.Value ?? "(not answered)")}");
    }
}
