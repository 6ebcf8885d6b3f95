using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary>A command whose help ends with an example that works on the sample.</summary>
internal sealed class ExampleCommand(string name, string does, string example) : Command(name, does)
{
    public string Example => example;
}

/// <summary>The usual help, and under it the example of the command.</summary>
internal sealed class HelpWithExample(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
            if (help.Action is SynchronousCommandLineAction usual)
                help.Action = new HelpWithExample(usual);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampleCommand { Example: var example })
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}");
        return code;
    }
}
