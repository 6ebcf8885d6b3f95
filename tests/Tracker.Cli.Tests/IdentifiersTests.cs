namespace Tracker.Cli.Tests;

[Collection("console")]
public sealed class IdentifiersTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_that_fail_are_listed_with_the_reason()
    {
        var file = folder.Write("list.txt", "Q11/15\n\n  ITU-T X.1811\nhello world\r\nISO\nISO 9001\u202e:2015\n");

        var (code, said, _) = await Run(file);

        Assert.Equal(TrackerCli.Refused, code);
        var lines = said.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("2 of 5", lines[0]);
        Assert.StartsWith("line 4: hello world: “hello world” does not begin with a publisher", lines[1], StringComparison.Ordinal);
        Assert.Equal("line 5: ISO: After “ISO” a number is missing.", lines[2]);
        Assert.Contains("[U+202E]", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_of_identifiers_alone_is_done()
    {
        var (code, said, _) = await Run(folder.Write("list.txt", "RFC 9110\n65E/859/CDV"));

        Assert.Equal((TrackerCli.Done, "2 of 2"), (code, said.Trim()));
    }

    [Fact]
    public async Task File_without_identifiers_is_refused()
    {
        Assert.Equal(TrackerCli.Unable, (await Run(folder.Write("empty.txt", " \n\n"))).Code);
        Assert.Contains("has no identifier in it.", (await Run(folder.Write("empty.txt", ""))).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_text_is_refused()
    {
        var file = folder.Write("binary", "");
        await File.WriteAllBytesAsync(file, [0xc3, 0x28, 0xff]);

        var (code, said, wrong) = await Run(file);

        Assert.Equal((TrackerCli.Unable, ""), (code, said));
        Assert.Contains("is not UTF-8 text.", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_there_is_refused() =>
        Assert.Contains("cannot be read", (await Run(Path.Combine(folder.Path, "nowhere"))).Wrong, StringComparison.Ordinal);

    private static async Task<(int Code, string Said, string Wrong)> Run(string file)
    {
        var (said, wrong, console, errors) = (new StringWriter(), new StringWriter(), Console.Out, Console.Error);
        Console.SetOut(said);
        Console.SetError(wrong);
        try
        {
            return (await TrackerCli.Run(["identifiers", file]), said.ToString(), wrong.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }
}
