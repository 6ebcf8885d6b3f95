using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace Tracker.Storage;

/// <summary>One ordered file of the schema.</summary>
/// <param name="Hash">SHA-256 of the text in hexadecimal.</param>
internal sealed record Migration(string Name, string Sql, string Hash)
{
    public static Migration Of(string name, string sql) => new(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
}

/// <summary>The SQL of the program: every statement is a file, embedded at build.</summary>
internal static class SqlFiles
{
    private static readonly Assembly Here = typeof(SqlFiles).Assembly;
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The text of <c>query/…</c>, <c>postgres/…</c> or <c>sqlite/…</c>.</summary>
    public static string Text(string name) => Texts.GetOrAdd(name, Load);

    /// <summary>The files of <c>deploy/&lt;engine&gt;</c>, in order.</summary>
    public static IReadOnlyList<Migration> Schema(string engine)
    {
        var folder = $"schema/{engine}/";
        return [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => Migration.Of(n[folder.Length..], Load(n)))];
    }

    private static string Load(string name)
    {
        using var stream = Here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The statement '{name}' is not part of the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
