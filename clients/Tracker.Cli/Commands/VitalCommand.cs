using System.CommandLine;
using System.Globalization;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;
using Command = System.CommandLine.Command;
using Sent = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>vital list</c>, <c>show</c>, <c>draft</c>, <c>release</c>, <c>withdraw</c>, <c>remind</c>, <c>ack</c>, <c>ask</c> and <c>answer</c>: vital
/// information of a government office for people whom it names.</summary>
internal static class VitalCommand
{
    private const string Sample = "vital/sample-office/5g";
    private static readonly VitalKind Kind = new();

    public static Command Of() => new("vital", "Vital information of a government office for people whom it names.")
    {
        ListCommand.Of(VitalKind.Word, "List what you received and what your office writes.", "tracker vital list --json"),
        Show(), Draft(), Release(), Withdraw(), Remind(), Acknowledge(), Ask(), Answer(),
    };

    private static ExampleCommand Show()
    {
        var note = Note();
        var show = new ExampleCommand("show", "Show a note, who has acknowledged it if it is your office's, and its questions.", $"tracker vital show {Sample}")
            { note };
        show.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (kept, code) = await Read(api, parsed.GetValue(note), cancel);
            if (kept is not { } read) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(Line(read)));
            else Write(read);
            return TrackerCli.Done;
        }));
        return show;
    }

    private static ExampleCommand Draft()
    {
        var note = Note();
        var subject = new Argument<string>("subject") { Description = "What it is about, in a line." };
        var text = new Argument<string>("text") { Description = "What they need to know." };
        var to = new Option<string[]>("--to") { Description = "A person, with their company or office: ada@example.org=org/acme.", Required = true };
        to.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (Addressed(token.Value) is null) result.AddError($"'{token.Value}' is not a person with a company or office, such as ada=org/acme.");
        });
        var day = Parsing.Day("--by", "The last day to acknowledge it.");
        var about = Parsing.Option<ActorId>("--about", "The record that it is about, such as a work item.");
        var draft = new ExampleCommand("draft", "Draft a note of your office. Nobody else reads it before it is released.",
            $"tracker vital draft {Sample} \"5G transport drafts\" \"Read both before the meeting\" --to ada=org/acme --by 2027-03-01")
            { note, subject, text, to, day, about };
        draft.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var command = new DraftVital(
                parsed.GetValue(subject)!, parsed.GetValue(text)!, new([.. parsed.GetValue(to)!.Select(t => Addressed(t)!)]), parsed.GetValue(day),
                parsed.GetValue(about));
            return await Sends(parsed, api, parsed.GetValue(note), VitalKind.OfficeOf(parsed.GetValue(note)), command, "Drafted", cancel);
        }));
        return draft;
    }

    private static ExampleCommand Release()
    {
        var note = Note();
        var apply = new Option<bool>("--apply") { Description = "Release it. Without this it only says who would read it." };
        var release = new ExampleCommand("release", "Say exactly who would read a note, or release it to them.", $"tracker vital release {Sample}")
            { note, apply };
        release.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(note);
            var (kept, code) = await Written(api, actor, cancel);
            if (kept is null) return code;
            var audience = await api.Audience(actor, CompartmentId.Recipients, cancel);
            if (audience.Value is not { } readers) return ServerAccess.Refused(audience);
            var isApplied = parsed.GetValue(apply);
            if (isApplied && await Send(api, actor, VitalKind.OfficeOf(actor), new ReleaseVital(kept.TextVersion, kept.To.Value), cancel) is { } no) return no;
            if (parsed.GetValue(ServerOptions.Json))
                Console.WriteLine(JsonSerializer.Serialize(
                    new { released = isApplied, readers = readers.Select(r => new { id = r.Id.Value, name = r.Name }) }));
            else
                Console.WriteLine($"{(isApplied ? "Released to" : "Would be released to")} {readers.Count}: "
                    + string.Join(", ", readers.Select(r => VisibleText.Of(r.Name))) + ".");
            return TrackerCli.Done;
        }));
        return release;
    }

    private static ExampleCommand Withdraw() => OfOffice(
        "withdraw", "Withdraw a note; that it was there stays in the history.", $"tracker vital withdraw {Sample}", "Withdrawn", [],
        (_, _) => new WithdrawRelease());

    private static ExampleCommand Remind()
    {
        var who = new Option<string[]>("--who") { Description = "Only these people. Default: all who owe." };
        return OfOffice("remind", "Remind those who have not acknowledged a note, and nobody else.", $"tracker vital remind {Sample}", "Reminded", [who],
            (parsed, kept) => new RemindRecipients(
                parsed.GetValue(who) is { Length: > 0 } named ? [.. named.Select(n => ParticipantId.TryParse(n)).OfType<ParticipantId>()]
                : kept.Owing.Any() ? [.. kept.Owing] : [.. kept.Issued?.To.People ?? []]));
    }

    private static ExampleCommand Acknowledge()
    {
        var note = Note();
        var acknowledge = new ExampleCommand("ack", "Acknowledge what you received.", $"tracker vital ack {Sample}") { note };
        acknowledge.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(note);
            var self = await api.Me(cancel);
            if (self.Value is not { } me) return ServerAccess.Refused(self);
            var (kept, code) = await Received(api, actor, cancel);
            return kept?.Issued is not { } issued ? code
                : await Sends(parsed, api, actor, CompartmentId.Own(me.Participant), new AcknowledgeRelease(issued.Revision), "Acknowledged", cancel);
        }));
        return acknowledge;
    }

    private static ExampleCommand Ask()
    {
        var note = Note();
        var text = new Argument<string>("question") { Description = "All recipients read it, with your name." };
        var ask = new ExampleCommand("ask", "Ask the office about what you received.", $"tracker vital ask {Sample} \"Which draft is meant?\"") { note, text };
        ask.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => Sends(
            parsed, api, parsed.GetValue(note), CompartmentId.Recipients, new AskSender(EntityId.New(), parsed.GetValue(text)!), "Asked", cancel)));
        return ask;
    }

    private static ExampleCommand Answer()
    {
        var question = Parsing.Argument<EntityId>("question", "Its identifier, as 'vital show' shows it.");
        var text = new Argument<string>("answer") { Description = "All recipients read it." };
        return OfOffice("answer", "Answer a question, or correct the answer, for all recipients.",
            $"tracker vital answer {Sample} 0193a1f2b3c4 \"The second one\"", "Answered", [question, text],
            (parsed, kept) => new AnswerRecipients(
                parsed.GetValue(question), new(kept.Questions?.GetValueOrDefault(parsed.GetValue(question))?.Answer.Value, parsed.GetValue(text)!)));
    }

    private static ExampleCommand OfOffice(
        string name, string does, string example, string done, Symbol[] more, Func<ParseResult, VitalNote, Sent> read)
    {
        var note = Note();
        var command = new ExampleCommand(name, does, example) { note };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }
        command.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var actor = parsed.GetValue(note);
            var (kept, code) = await Written(api, actor, cancel);
            return kept is null ? code : await Sends(parsed, api, actor, VitalKind.OfficeOf(actor), read(parsed, kept), done, cancel);
        }));
        return command;
    }

    private static Argument<ActorId> Note()
    {
        var note = Parsing.Argument<ActorId>("note", $"The note, with the office that writes it: {Sample}.");
        note.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && (actor.Kind != VitalKind.Word || !actor.Key.Contains('/', StringComparison.Ordinal)))
                result.AddError($"'{actor}' is not a note with its office, such as {Sample}.");
        });
        return note;
    }

    private static Addressee? Addressed(string text) =>
        text.Split('=') is [var person, var group] && ParticipantId.TryParse(person) is { } id && GroupId.TryParse(group) is { } of ? new(id, of) : null;

    private static Task<int?> Send(ApiClient api, ActorId note, CompartmentId at, Sent command, CancellationToken cancel) =>
        Sending.Send(api, Kind, note, at, command, cancel);

    private static async Task<int> Sends(
        ParseResult parsed, ApiClient api, ActorId note, CompartmentId at, Sent command, string done, CancellationToken cancel)
    {
        if (await Send(api, note, at, command, cancel) is { } no) return no;
        Console.WriteLine(parsed.GetValue(ServerOptions.Json) ? JsonSerializer.Serialize(new { note = note.Value }) : $"{done}: {note}.");
        return TrackerCli.Done;
    }

    /// <summary>The note as the caller's office has it, else as they received it; null with the exit code.</summary>
    private static async Task<((CompartmentId At, VitalNote Note)? Read, int Code)> Read(ApiClient api, ActorId note, CancellationToken cancel)
    {
        var opened = await api.Record(note, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        var parts = record.Parts.Where(p => p.State is not null && !p.Compartment.IsOwned).OrderBy(p => p.Compartment.OwnerOffice is null).ToList();
        return parts is [var first, ..]
            ? ((first.Compartment, (VitalNote)JsonSerializer.Deserialize(first.State!.Value.Utf8.Span, Kind.StateInfo)!), TrackerCli.Done)
            : (null, ServerAccess.Refused(Rejection.NotFound));
    }

    private static async Task<(VitalNote? Note, int Code)> Written(ApiClient api, ActorId note, CancellationToken cancel)
    {
        var (read, code) = await Read(api, note, cancel);
        return read is not { } kept ? (null, code)
            : kept.At.OwnerOffice is null ? (null, ServerAccess.Say("Only the office that writes a note can do this.")) : (kept.Note, code);
    }

    private static async Task<(VitalNote? Note, int Code)> Received(ApiClient api, ActorId note, CancellationToken cancel)
    {
        var (read, code) = await Read(api, note, cancel);
        return read is not { } kept ? (null, code)
            : kept.Note.Issued is null ? (null, ServerAccess.Say("This note is not released.")) : (kept.Note, code);
    }

    private static object Line((CompartmentId At, VitalNote Note) read)
    {
        var (note, issued) = (read.Note, read.Note.Issued);
        return new
        {
            subject = read.At.OwnerOffice is null ? issued?.Subject : note.Subject.Value, text = read.At.OwnerOffice is null ? issued?.Text : note.Text.Value,
            released = issued is { Withdrawn: false }, withdrawn = note.IsWithdrawn, revision = issued?.Revision,
            acknowledgeBy = (issued?.AcknowledgeBy ?? note.AcknowledgeBy.Value)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            about = (issued?.About ?? note.About)?.Value,
            recipients = (issued?.To ?? note.To.Value).All.Select(a => new
            {
                participant = a.Participant.Value, group = a.Group.Value,
                acknowledged = read.At.OwnerOffice is null ? (bool?)null : note.HasRead(a.Participant),
            }),
            questions = note.Asked.Select(q => new { question = q.Id.Value, by = q.By.Value, text = q.Text, answer = q.Answer.Value }),
        };
    }

    private static void Write((CompartmentId At, VitalNote Note) read)
    {
        var (note, issued, written) = (read.Note, read.Note.Issued, read.At.OwnerOffice is not null);
        Console.WriteLine(VisibleText.Of(written ? note.Subject.Value : issued?.Subject));
        Console.WriteLine(VisibleText.Of(written ? note.Text.Value : issued?.Text));
        foreach (var one in (issued?.To ?? note.To.Value).All)
        {
            var state = !written || issued is null ? "" : note.HasRead(one.Participant) ? "  acknowledged" : "  owed";
            Console.WriteLine($"  {one.Participant} ({one.Group}){state}");
        }
        foreach (var question in note.Asked)
            Console.WriteLine($"  {question.Id}  {question.By}: {VisibleText.Of(question.Text)}  {VisibleText.Of(question.Answer.Value ?? "(not answered)")}");
    }
}
