using System.Text.Json;
using Tracker.Comments;
using Tracker.Domain.Commenting;
using Tracker.Protocol;

namespace Tracker.Cli.Tests;

[Collection("console")]
public sealed class CommentsTests : IDisposable
{
    private static readonly CommentingForm Form = new(
        FormLayout.Template, new("2027-03-01", "ISO/DIS 1"), [new("US", Clause: "3.1", Type: "te", Comment: "=1+1", ProposedChange: "Say two")]);

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("form.docx"), InlineData("form.xlsx")]
    public async Task Form_is_written_from_json_and_read_as_the_same_json(string name)
    {
        var json = folder.Write("form.json", JsonSerializer.Serialize(Form, ApiJson.Strict.CommentingForm));

        Assert.Equal((TrackerCli.Done, "", ""), await Run("comments", "write", At(name), "--from", json));
        var (code, read, _) = await Run("comments", "read", At(name), "--json");
        Assert.Equal(TrackerCli.Done, code);
        Assert.Equal(File.ReadAllText(json), read.TrimEnd());
        Assert.Equal((TrackerCli.Done, "Date: 2027-03-01\nDocument: ISO/DIS 1\n1  US · 3.1 · te  =1+1\n", ""), await Run("comments", "read", At(name)));
        Assert.Equal(2, Names().Count);
    }

    [Fact]
    public async Task Columns_that_the_form_has_not_are_named_on_the_error_output()
    {
        var json = folder.Write("form.json", """{"layout":"export-a","head":{},"rows":[{"comment":"A","user":"Ada"}]}""");
        Assert.Equal((TrackerCli.Done, "", "Row 1, User name: This form has no column for it; the text is left out.\n"),
            await Run("comments", "write", At("form.docx"), "--from", json));
    }

    [Theory]
    [InlineData("form.pdf", """{"layout":"template","head":{},"rows":[]}""", TrackerCli.Refused, "form.pdf: A commenting form ends in .docx or .xlsx.")]
    [InlineData("form.docx", """{"layout":"template","head":{},"rows":[{"comment":"\u0001"}]}""", TrackerCli.Refused,
        "form.docx: Row 1, Comments: the character U+0001 at 1 cannot be written into a file. Remove it.")]
    [InlineData("form.docx", """{"rows":""", TrackerCli.Unable, "form.json is not the JSON of a form, in line 1.")]
    [InlineData("form.docx", "[]", TrackerCli.Unable, "form.json is not the JSON of a form, in line 1.")]
    [InlineData("form.docx", "null", TrackerCli.Unable, "The comments need 'layout', 'head' and 'rows', as 'tracker comments read --json' gives them.")]
    public async Task Form_that_cannot_be_written_leaves_the_file_as_it_was(string name, string json, int code, string sentence)
    {
        folder.Write(name, "before");
        var (ended, _, said) = await Run("comments", "write", At(name), "--from", folder.Write("form.json", json));
        Assert.Equal(code, ended);
        Assert.Equal(sentence, said.Replace("tracker: ", "", StringComparison.Ordinal).Replace(folder.Path + "/", "", StringComparison.Ordinal).TrimEnd());
        Assert.Equal("before", File.ReadAllText(At(name)));
        Assert.Equal(2, Names().Count);
    }

    [Fact]
    public async Task File_that_is_no_form_ends_with_a_sentence()
    {
        Assert.Equal((TrackerCli.Refused, "", "tracker: form.docx: The file is damaged, or is not what its ending says.\n"),
            await Run("comments", "read", folder.Write("form.docx", "words")));
        Assert.Equal(TrackerCli.Unable, (await Run("comments", "read", At("nowhere.docx"))).Code);
        Assert.Equal(TrackerCli.Unable, (await Run("comments", "write", At("no/such/form.docx"), "--from", folder.Write("a.json",
            """{"layout":"template","head":{},"rows":[]}"""))).Code);
    }

    private string At(string name) => Path.Combine(folder.Path, name);

    private List<string> Names() => [.. Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var (wasOutput, wasError) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return (await TrackerCli.Run(args), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(wasOutput);
            Console.SetError(wasError);
        }
    }
}
