using System.Text;

namespace Tracker.Server.CommandLine;

/// <summary>Prints what records hold so that no character of it moves or colours the terminal.</summary>
/// <param name="show">What is printed of a text.</param>
internal sealed class VisibleWriter(TextWriter output, Func<string, string> show) : TextWriter
{
    public override Encoding Encoding => output.Encoding;
    public override void Write(char value) => output.Write(value);
    public override void Write(string? value) => output.Write(show(value ?? ""));

    public override void WriteLine(string? value)
    {
        Write(value);
        output.WriteLine();
    }

    public override void WriteLine() => output.WriteLine();
}
