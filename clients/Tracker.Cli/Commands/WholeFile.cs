namespace Tracker.Cli.Commands;

/// <summary>A file that is there whole or not at all.</summary>
internal static class WholeFile
{
    public static async Task Write(string path, byte[] bytes, CancellationToken cancel)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancel);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
