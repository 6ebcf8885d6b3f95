using System.IO.Compression;

namespace Tracker.Testing;

/// <summary>Public data that may lie beside the repository and is no part of it.</summary>
public static class SharedData
{
    private static readonly string? Folder = Find();

    /// <summary>The lines of a file below <c>../shared/data</c>, unpacked if it is compressed; null, said on the console, if the file is not there.</summary>
    public static IEnumerable<string>? Lines(string path) => FileAt(path) is { } file ? Read(file) : null;

    /// <summary>A file below <c>../shared/data</c>; null, said on the console, if it is not there.</summary>
    public static string? FileAt(string path)
    {
        if (Folder is not null && File.Exists(Path.Combine(Folder, path))) return Path.Combine(Folder, path);
        Console.WriteLine($"{path} is not beside the repository; what it would show is not tested.");
        return null;
    }

    /// <summary>The files with this ending in a folder below <c>../shared/data</c>, by name; none, said on the console, if it is not there.</summary>
    public static IReadOnlyList<string> FilesIn(string path, string ending)
    {
        if (Folder is not null && Directory.Exists(Path.Combine(Folder, path)))
            return [.. Directory.GetFiles(Path.Combine(Folder, path), "*" + ending).Order(StringComparer.Ordinal)];
        Console.WriteLine($"{path} is not beside the repository; what it would show is not tested.");
        return [];
    }

    /// <summary>The text of the study that the sample's facts cite; null, said on the console, if it is not there.</summary>
    public static string? Study => FileAt("../study/report.txt");

    private static IEnumerable<string> Read(string file)
    {
        using var bytes = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Tracker.sln")))
                return Path.Combine(at.FullName, "..", "shared", "data");
        return null;
    }
}
