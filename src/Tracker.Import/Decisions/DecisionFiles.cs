using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Tracker.Import.Decisions;

/// <summary>Reads and writes the decisions of a meeting as YAML for formal proceedings (Edoxen): its current form, and on reading also the older one, in
/// which a decision is in one language and its number has no prefix.</summary>
public static class DecisionFiles
{
    private const int MostNested = 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The names of files that a folder is searched for.</summary>
    public static readonly ImmutableArray<string> Endings = [".yml", ".yaml"];

    /// <summary>What the file says; of a file in which anything is wrong, only what that is.</summary>
    /// <param name="body">The name of the body, which is the prefix of numbers that have none.</param>
    public static PrintedDecisions Read(byte[] file, string body)
    {
        if (file.Length > PrintedDecisions.MostBytes)
            return PrintedDecisions.Unread($"A file of decisions can have at most {PrintedDecisions.MostBytes} bytes; this has {file.Length}.");
        try
        {
            var text = Utf8.GetString(file).TrimStart('\uFEFF');
            if (Refuses(text) is { } refused) return refused;
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }]) return PrintedDecisions.Unread("The file must be one document with fields.");
            var read = new DecisionReader(body).Read(root);
            return read.Faults.IsEmpty ? read : read with { Meeting = [], Decisions = [] };
        }
        catch (DecoderFallbackException)
        {
            return PrintedDecisions.Unread("The file is not UTF-8 text.");
        }
        catch (YamlException e)
        {
            return PrintedDecisions.Unread("The file is not YAML from here on.", (int)e.Start.Line);
        }
    }

    /// <summary>The current form, with what it cannot say as comments at its beginning.</summary>
    public static string Write(PrintedDecisions printed) => DecisionWriter.Write(printed);

    /// <summary>An alias could repeat what it names without end, and what is nested without end fills the stack.</summary>
    private static PrintedDecisions? Refuses(string text)
    {
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostNested) return PrintedDecisions.Unread($"A file of decisions can be nested {MostNested} deep.", (int)parser.Current.Start.Line);
            if (parser.Current is AnchorAlias alias) return PrintedDecisions.Unread("A file of decisions must not use aliases.", (int)alias.Start.Line);
        }
        return null;
    }
}
