using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using Tracker.Domain.Sources;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>source add</c>, <c>capture</c>, <c>find</c>, <c>words</c> and <c>check</c>: publications that facts cite, and their documents.</summary>
internal static class SourceCommand
{
    private static readonly SourceKind Kind = new();

    public static Command Of() => new("source", "Sources of facts, and their documents as they were on a day.") { Add(), Capture(), Find(), Words(), Check() };

    private static ExampleCommand Add()
    {
        var source = Source();
        var title = new Argument<string>("title") { Description = "As facts name the document." };
        var (publisher, licence) = (Text("--publisher", "Who published it."), Text("--licence", "Under which its words may be kept and passed on."));
        var (link, language) = (Text("--link", "An http or https address."), Text("--language", "A language tag such as en or zh-Hans."));
        var published = Parsing.Option<PartialDate>("--published", $"When it was published: {PartialDate.Rule}.");
        var at = In();
        var add = new ExampleCommand("add", "Add a source.",
            "tracker source add source/sg13/report-1 \"Report of SG13, part 1\" --publisher ITU-T --published 2022-03 --language en")
            { source, title, publisher, link, language, published, licence, at };
        add.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var command = new AddSource(
                parsed.GetValue(title)!, parsed.GetValue(publisher), parsed.GetValue(link), parsed.GetValue(language), parsed.GetValue(published),
                parsed.GetValue(licence));
            if (await Sending.Send(api, Kind, parsed.GetValue(source), At(parsed, at), command, cancel) is { } code) return code;
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(new { actor = parsed.GetValue(source).Value }));
            else Console.WriteLine($"Added {parsed.GetValue(source)}.");
            return TrackerCli.Done;
        }));
        return add;
    }

    private static ExampleCommand Capture()
    {
        var source = Source();
        var file = new Argument<string>("file") { Description = "A text in UTF-8, HTML or PDF, at most 20 MB." };
        var taken = Parsing.Option<PartialDate>("--taken", $"When it was fetched from its publisher: {PartialDate.Rule}. Default: when the file was changed.");
        var at = In();
        var capture = new ExampleCommand("capture", "Keep a document of a source as it was on a day.",
            "tracker source capture source/report-2022 report.txt --taken 2022-11") { source, file, taken, at };
        capture.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var path = parsed.GetValue(file)!;
            var bytes = await Bytes(path, cancel);
            var name = Path.GetFileName(path);
            using var body = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            var answer = await api.Upload(name, body, cancel);
            if (answer.Value is not { } document) return ServerAccess.Refused(answer);
            var day = parsed.GetValue(taken) ?? PartialDate.Of(DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path)));
            var command = new KeepCapture(EntityId.New(), document, day, name);
            if (await Sending.Send(api, Kind, parsed.GetValue(source), At(parsed, at), command, cancel) is { } code) return code;
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(document, ApiJson.Lenient.CapturedDocument);
            else Console.WriteLine($"Kept {name} for {parsed.GetValue(source)}: {Described(document)}.");
            return TrackerCli.Done;
        }));
        return capture;
    }

    private static ExampleCommand Find()
    {
        var title = new Argument<string>("title") { Description = "The title of the source." };
        var words = new Argument<string>("words") { Description = "Words of its document, however their lines are broken." };
        var find = new ExampleCommand("find", "Find words in the newest document of a source: prints the passage that a fact cites with --passage.",
            "tracker source find \"Report of SG13, part 1\" \"did not accept it\"") { title, words };
        find.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Cite(parsed.GetValue(title)!, parsed.GetValue(words), cancel: cancel);
            if (answer.Value is not { } found) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(found, ApiJson.Lenient.CitedPlace);
            else Console.WriteLine($"{found.Sha256}:{found.Span}");
            return TrackerCli.Done;
        }));
        return find;
    }

    private static ExampleCommand Words()
    {
        var document = new Argument<string>("document") { Description = "The SHA-256 of a captured document." };
        document.Validators.Add(result =>
        {
            if (!Digests.IsSha256(result.Tokens[0].Value)) result.AddError(Digests.Refusal("document").Sentence);
        });
        var (span, page) = (Text("--span", "Characters, such as 120-180."), Parsing.Count("--page", "A page."));
        var words = new ExampleCommand("words", "Show the words of a passage in their context.",
            "tracker source words 91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d --span 120-180") { document, span, page };
        words.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var passage = new Domain.Claims.Passage(parsed.GetValue(document)!, parsed.GetValue(span), Page: parsed.GetValue(page));
            if (passage.Refuses() is { } refused) return ServerAccess.Say(refused.Sentence);
            var answer = await api.Words(passage, cancel: cancel);
            if (answer.Value is not { } found) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(found, ApiJson.Lenient.PassageWords);
            else Console.WriteLine(VisibleText.Of(found.Problem ?? string.Concat(found.Runs.Select(Run)).Replace('\f', '\n')));
            return found.Problem is null ? TrackerCli.Done : TrackerCli.Refused;
        }));
        return words;
    }

    private static ExampleCommand Check()
    {
        var source = Source();
        var check = new ExampleCommand(
            "check", "Look up the words of every fact that cites a document of the source.", "tracker source check source/report-2022") { source };
        check.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.CheckSource(parsed.GetValue(source), cancel);
            if (answer.Value is not { } found) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(found, ApiJson.Lenient.SourceCheck);
            else
            {
                foreach (var miss in found.Misses) Console.WriteLine($"{miss.Record} {miss.Claim}: {VisibleText.Of(miss.Why)}");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{found.Claims} facts cite {found.Documents} documents of {parsed.GetValue(source)}; {found.Misses.Count} spans miss."));
            }
            return found.Misses.Count == 0 ? TrackerCli.Done : TrackerCli.Refused;
        }));
        return check;
    }

    private static Argument<ActorId> Source()
    {
        var source = Parsing.Argument<ActorId>("source", "The source, such as source/report-2022.");
        source.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != SourceKind.Word)
                result.AddError($"'{actor}' is not a source, such as source/report-2022.");
        });
        return source;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<CompartmentId?> In() =>
        Parsing.Option<CompartmentId>("--in", "Who may read it: record (everyone), government, program or org/<id>. Default: record.");

    private static CompartmentId At(ParseResult parsed, Option<CompartmentId?> option) => parsed.GetValue(option) ?? CompartmentId.Record;

    private static async Task<byte[]> Bytes(string path, CancellationToken cancel)
    {
        try
        {
            return new FileInfo(path).Length <= CapturedDocument.MostBytes
                ? await File.ReadAllBytesAsync(path, cancel)
                : throw new UnableException($"'{path}' is larger than {CapturedDocument.MostBytes} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnableException($"'{path}' cannot be read: {e.Message}");
        }
    }

    private static string Described(CapturedDocument document) => string.Create(CultureInfo.InvariantCulture,
        $"{document.Form.ToString().ToUpperInvariant()}, {document.Size} bytes{(document.Pages is { } pages ? $", {pages} pages" : "")}, ")
        + (document.WhyNoText is { } why ? $"no words. {why.TrimEnd('.')}" : string.Create(CultureInfo.InvariantCulture, $"{document.Characters} characters"))
        + $", SHA-256 {document.Sha256}";

    private static string Run(TextRun run) => run.Kind switch
    {
        RunKind.Gap => "…",
        RunKind.Words => $"[[{run.Text}]]",
        _ => run.Text,
    };
}
