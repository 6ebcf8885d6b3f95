using System.Globalization;

namespace Tracker.Storage.Sqlite;

/// <summary>Keeps a second process away from a database file: a lock of the operating system, gone with its process.</summary>
internal static class SqliteLock
{
    public static FileStream Take(string dataFile)
    {
        var path = dataFile + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return file;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnavailableException($"The data folder of '{dataFile}' cannot be written: {e.Message}", e);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StoreUnavailableException($"'{dataFile}' is in use by another process{Holder(path)}. Stop it, give this one another data folder, or use PostgreSQL for several servers.", e);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The data folder of '{dataFile}' cannot be made: {e.Message}", e);
        }
    }

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return int.TryParse(reader.ReadToEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? $" (process {id})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
