using System.CommandLine;
using System.Net.Http.Headers;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;

namespace Tracker.Cli.Commands;

/// <summary><c>comments list</c>, <c>import</c> and <c>write --delegation</c>: the comments that a delegation collects.</summary>
internal static class DelegationComments
{
    public static Option<ActorId?> Delegation()
    {
        var delegation = Parsing.Option<ActorId>("--delegation", "The delegation that collects the comments, such as delegation/sample-sg13.");
        delegation.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ActorId.TryParse(token.Value) is { } actor && actor.Kind != DelegationCommand.Kind.Name)
                result.AddError($"'{actor}' is not a delegation, such as delegation/sample-sg13.");
        });
        return delegation;
    }

    public static Option<string?> Document() => new("--document") { Description = "The document, by its name or its identifier. Default: the only one." };

    public static ExampleCommand List()
    {
        var delegation = DelegationCommand.Delegation();
        var list = new ExampleCommand("list", "The documents on which a delegation collects comments, and what became of each comment.",
            "tracker comments list delegation/sample-sg13") { delegation };
        list.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (state, code) = await DelegationCommand.Read(api, parsed.GetValue(delegation), cancel);
            if (state is null) return code;
            var documents = CommentsPart.Of(state).Values.OrderBy(d => d.At).ToList();
            if (parsed.GetValue(ServerOptions.Json)) Console.WriteLine(JsonSerializer.Serialize(documents.Select(Line)));
            else foreach (var document in documents) Show(document);
            return TrackerCli.Done;
        }));
        return list;
    }

    public static ExampleCommand Import()
    {
        var file = new Argument<string>("file") { Description = "A commenting form: .docx or .xlsx." };
        var (delegation, document) = (Delegation(), Document());
        delegation.Required = true;
        var import = new ExampleCommand("import", "Add the comments of a form to those on a document of a delegation. Repeating it adds nothing.",
            "tracker comments import comments.docx --delegation delegation/sample-sg13 --document \"ISO/IEC DIS 23837-2\"") { file, delegation, document };
        import.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path)) return ServerAccess.Say($"There is no file '{path}'.");
            var actor = parsed.GetValue(delegation)!.Value;
            var (found, code) = await Find(api, actor, parsed.GetValue(document), cancel);
            if (found is null) return code;
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancel))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
            };
            var answer = await api.CommentForm(Path.GetFileName(path), body, cancel);
            if (answer.Value is not { } reading) return ServerAccess.Refused(answer);
            if (reading.Form is not { } form) return CommentsCommand.Refused(path, reading.Refused!);
            foreach (var loss in form.Lost ?? []) Console.Error.WriteLine(VisibleText.Of(loss.ToString()));
            var rows = form.Rows.Except(found.Comments.Values.Select(c => c.Says)).ToList();
            if (rows.Select(CommentsPart.RefusesWords).FirstOrDefault(no => no is not null) is { } refused) return ServerAccess.Refused(refused);
            foreach (var part in SubmitComments.InParts(found.Id, rows))
                if (await DelegationCommand.Send(api, actor, part, cancel) is { } no) return no;
            Console.WriteLine($"Added {rows.Count} of {form.Rows.Length} comments.");
            return TrackerCli.Done;
        }));
        return import;
    }

    /// <summary>Writes the comments on a document as the server exports them, with its marking.</summary>
    public static Task<int> Export(ParseResult parsed, string path, ActorId delegation, string? document, bool authors, CancellationToken cancel) =>
        ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (found, code) = await Find(api, delegation, document, cancel);
            if (found is null) return code;
            var answer = await api.Comments(delegation, found.Id, authors ? "authors" : Path.GetExtension(path).TrimStart('.').ToLowerInvariant(), cancel);
            if (answer.Value is not { } bytes) return ServerAccess.Refused(answer);
            await WholeFile.Write(path, bytes, cancel);
            return TrackerCli.Done;
        });

    private static async Task<(CommentedDocument? Document, int Code)> Find(ApiClient api, ActorId delegation, string? named, CancellationToken cancel)
    {
        var (state, code) = await DelegationCommand.Read(api, delegation, cancel);
        if (state is null) return (null, code);
        var documents = CommentsPart.Of(state).Values.Where(d => named is null || d.Id.Value == named || d.Name.Value == named).ToList();
        return documents is [var only] ? (only, TrackerCli.Done)
            : (null, ServerAccess.Say(documents.Count == 0 ? $"{delegation} collects no comments on {(named is null ? "a document" : $"'{named}'")}."
                : $"Name the document with --document: {string.Join(", ", documents.Select(d => $"'{d.Name.Value}'"))}."));
    }

    private static void Show(CommentedDocument document)
    {
        Console.WriteLine($"{document.Id}  {VisibleText.Of(document.Name.Value)}");
        foreach (var comment in document.Standing)
        {
            var merged = document.MergedInto(comment.Id).Count();
            Console.WriteLine($"  {comment.Says.Clause ?? "-"}  {CommentsCommand.Line(comment.Says.Comment ?? comment.Says.ProposedChange ?? "")}  "
                + $"{comment.Decision.Value?.Words ?? "to be decided"}{(merged > 0 ? $", merged with {merged}" : "")}");
        }
    }

    private static object Line(CommentedDocument document) => new
    {
        document = document.Id.Value, name = document.Name.Value, point = document.Point.Value,
        comments = document.Comments.Values.OrderBy(c => c.At).Select(c => new
        {
            comment = c.Id.Value, by = c.By.Value, clause = c.Says.Clause, words = c.Says.Comment, change = c.Says.ProposedChange, into = c.Into?.Value,
            outcome = document.DecisionOn(c)?.Words, observation = document.DecisionOn(c)?.Observation,
        }),
    };
}
