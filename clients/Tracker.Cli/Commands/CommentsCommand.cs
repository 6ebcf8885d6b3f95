using System.CommandLine;
using Tracker.Comments;
using Tracker.Domain.Commenting;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>comments read</c> and <c>write</c>: commenting forms of ISO and IEC on this machine, without a server if no delegation is named.</summary>
internal static class CommentsCommand
{
    public static Command Of() => new("comments", "Comments on documents, and the commenting forms of ISO and IEC.")
    {
        Read(), Write(), DelegationComments.List(), DelegationComments.Import(),
    };

    private static ExampleCommand Read()
    {
        var file = new Argument<string>("file") { Description = "A commenting form: .docx or .xlsx." };
        var read = new ExampleCommand("read", "Show the comments of a form, and what of the file is lost, by row. --json gives all of it.",
            "tracker comments read comments.docx --json") { file };
        read.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            try
            {
                if (!File.Exists(path)) return ServerAccess.Say($"There is no file '{path}'.");
                if (new FileInfo(path).Length > CommentForms.MostBytes) return Refused(path, CommentForms.TooLarge);
                var reading = CommentForms.Read(path, await File.ReadAllBytesAsync(path, cancel));
                if (reading.Form is not { } form) return Refused(path, reading.Refused!);
                if (parsed.GetValue(ServerOptions.Json)) Output.Json(form, ApiJson.Strict.CommentingForm);
                else Show(form);
                return TrackerCli.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return ServerAccess.Say($"'{path}' cannot be read: {e.Message}");
            }
        });
        return read;
    }

    private static ExampleCommand Write()
    {
        var file = new Argument<string>("file") { Description = "The form to write: .docx or .xlsx. It is written whole or not at all." };
        var from = new Option<string?>("--from")
        {
            HelpName = "file", Description = "The comments in JSON, as 'comments read --json' gives them. Default: standard input.",
        };
        var (delegation, document) = (DelegationComments.Delegation(), DelegationComments.Document());
        var authors = new Option<bool>("--authors") { Description = "With --delegation: a workbook with the author of each comment." };
        var write = new ExampleCommand("write", "Write comments in JSON, or those of a delegation, as a commenting form.",
            "tracker comments write comments.docx --from comments.json") { file, from, delegation, document, authors };
        write.Validators.Add(result =>
        {
            var ending = Path.GetExtension(result.GetValue(file) ?? "").ToLowerInvariant();
            if (result.GetValue(delegation) is null) return;
            if (result.GetValue(from) is not null) result.AddError("Give --from or --delegation, not both.");
            if (result.GetValue(authors) ? ending != ".xlsx" : !CommentForms.Endings.Contains(ending))
                result.AddError(result.GetValue(authors) ? "A form with authors ends in .xlsx." : "A commenting form ends in .docx or .xlsx.");
        });
        write.SetAction(async (parsed, cancel) =>
        {
            var (path, source) = (parsed.GetValue(file)!, parsed.GetValue(from));
            try
            {
                if (parsed.GetValue(delegation) is { } of)
                    return await DelegationComments.Export(
                        parsed, path, of, parsed.GetValue(document), parsed.GetValue(authors), cancel);
                var json = source is null ? await Console.In.ReadToEndAsync(cancel) : await File.ReadAllTextAsync(source, cancel);
                if (JsonSerializer.Deserialize(json, ApiJson.Strict.CommentingForm) is not { Head: not null, Rows.IsDefault: false } form
                    || form.Rows.Contains(null!))
                    return ServerAccess.Say("The comments need 'layout', 'head' and 'rows', as 'tracker comments read --json' gives them.");
                var written = CommentForms.Write(path, form);
                if (written.Bytes is not { } bytes) return Refused(path, written.Refused!);
                await WholeFile.Write(path, bytes, cancel);
                foreach (var loss in written.Lost) Console.Error.WriteLine(VisibleText.Of(loss.ToString()));
                return TrackerCli.Done;
            }
            catch (JsonException e)
            {
                return ServerAccess.Say($"{source ?? "Standard input"} is not the JSON of a form{(e.LineNumber is { } line ? $", in line {line + 1}" : "")}.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return ServerAccess.Say($"'{path}' is not written: {e.Message}");
            }
        });
        return write;
    }

    private static void Show(CommentingForm form)
    {
        foreach (var text in FormHead.Texts)
            if (text.Get(form.Head) is { } value) Console.WriteLine($"{text.Name}: {Line(value)}");
        foreach (var (row, nth) in form.Rows.Select((row, nth) => (row, nth)))
        {
            var line = row.Line is null ? null : $"line {row.Line}";
            string?[] place = [row.Id, row.MemberBody ?? row.User, row.Clause, row.Element, line, row.Type, row.Resolution];
            Console.WriteLine($"{nth + 1}  {Line(string.Join(" · ", place.OfType<string>()))}  {Line(row.Comment ?? "")}");
        }
        foreach (var loss in form.Lost ?? []) Console.Error.WriteLine(VisibleText.Of(loss.ToString()));
    }

    internal static string Line(string text) => VisibleText.Of(text.Replace('\n', ' ').Replace('\t', ' '));

    internal static int Refused(string path, string sentence)
    {
        Console.Error.WriteLine($"tracker: {VisibleText.Of($"{Path.GetFileName(path)}: {sentence}")}");
        return TrackerCli.Refused;
    }
}
