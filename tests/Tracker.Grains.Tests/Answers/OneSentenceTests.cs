using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tracker.Grains.Tests.Answers;

/// <summary>Each reason for a refusal has one place, so that it reads the same wherever it is given.</summary>
public sealed class OneSentenceTests
{
    private const int Shortest = 10;

    [Fact]
    public void No_sentence_of_a_refusal_is_written_twice()
    {
        var sentences = Sources().SelectMany(file => Sentences(file.Text).Select(s => (Sentence: s, file.Path))).ToLookup(s => s.Sentence, s => s.Path);
        Assert.NotEmpty(sentences);
        var twice = sentences.Where(s => s.Count() > 1).Select(s => $"{s.Key} in {string.Join(", ", s)}").ToList();
        Assert.True(twice.Count == 0, string.Join('\n', twice));
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Tracker.sln"))) root = root.Parent!;
        return
            from folder in (string[])["src", "clients"]
            from path in Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.*", SearchOption.AllDirectories)
            where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
            let below = Path.GetRelativePath(root.FullName, path)
            where !below.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")
            select (below, Code(File.ReadAllText(path), path));
    }

    /// <summary>Of a page, what stands in its code block.</summary>
    private static string Code(string text, string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) ? text
        : text.IndexOf("@code", StringComparison.Ordinal) is var at and >= 0 ? "class Page " + text[(at + 5)..] : "";

    private static IEnumerable<string> Sentences(string text) =>
        from node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        where node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax
        where node.Ancestors().Any(Refuses)
        let sentence = node is LiteralExpressionSyntax literal ? literal.Token.ValueText : node.ToString()
        where sentence.Length >= Shortest && sentence.TrimEnd('"').EndsWith('.')
        select sentence;

    private static bool Refuses(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made => made.Type.ToString() == "Rejection",
        ImplicitObjectCreationExpressionSyntax { Parent.Parent.Parent: VariableDeclarationSyntax field } => field.Type.ToString().TrimEnd('?') == "Rejection",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Expression.ToString() == "Rejection",
        _ => false,
    };
}
