using System.CommandLine;
using Tracker.Domain.Claims;
using Command = System.CommandLine.Command;
using Passage = Tracker.Domain.Claims.Passage;

namespace Tracker.Cli.Commands;

/// <summary>The options that say where a fact can be read and when it was true.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string> document = new("--document") { Description = "The publication, page or record, by its title.", Required = true };
    private readonly Option<string?> quote = new("--quote") { Description = "The words of the source. A source needs these, --passage or --link." };
    private readonly Option<Passage?> passage = new("--passage")
    {
        Description = "Where a kept document has the words, as `tracker source find` prints it: SHA-256:120-180, or SHA-256:p3 for a page.",
        CustomParser = result => ReadPassage(result.Tokens[0].Value) is (var read, null) ? read : Wrong(result),
    };
    private readonly Option<string?> locator = new("--locator") { Description = "Where in the document: section, table, line." };
    private readonly Option<string?> link = new("--link") { Description = "An http or https address of it." };
    private readonly Option<string?> language = new("--language") { Description = "Of the quote, such as en or zh-Hans." };
    private readonly Option<string?> translation = new("--translation") { Description = "Of the quote, into English." };
    private readonly Option<PartialDate?> retrieved = Date("--retrieved", "When it was read");
    private readonly Option<string?> note = new("--note") { Description = "A remark of yours, not a part of the source." };
    private readonly Option<PartialDate?> from = Date("--from", "When it began to be true, or happened");
    private readonly Option<PartialDate?> to = Date("--to", "When it ended to be true");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[document, quote, passage, locator, link, language, translation, retrieved, note, from, to]) command.Add(option);
    }

    public Source Source(ParseResult parsed) => new(
        parsed.GetValue(document)!, parsed.GetValue(quote), parsed.GetValue(locator), parsed.GetValue(link), parsed.GetValue(retrieved),
        parsed.GetValue(language), parsed.GetValue(translation), parsed.GetValue(passage), parsed.GetValue(note));

    public PartialInterval? Valid(ParseResult parsed) =>
        (parsed.GetValue(from), parsed.GetValue(to)) is (null, null) ? null : new(parsed.GetValue(from), parsed.GetValue(to));

    private static (Passage? Passage, Rejection? Refused) ReadPassage(string text)
    {
        var passage = text.Split(':') is [var sha256, { Length: > 0 } place] ? Passage.At(sha256, place) : new Passage(text);
        return (passage, passage.Refuses());
    }

    private static Passage? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError(ReadPassage(result.Tokens[0].Value).Refused!.Sentence);
        return null;
    }

    private static Option<PartialDate?> Date(string name, string description) => new(name)
    {
        Description = description + ": a year, month or day.",
        CustomParser = result =>
        {
            if (PartialDate.Read(result.Tokens[0].Value) is { } date) return date;
            result.AddError($"'{result.Tokens[0].Value}' is not {PartialDate.Rule}.");
            return null;
        },
    };
}
