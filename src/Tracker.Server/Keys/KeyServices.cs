using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Tracker.Server.Keys;

public static class KeyServices
{
    /// <summary>The keys of the installation, in the database and encrypted with the file if there is one.</summary>
    internal static void AddKeys(this IServiceCollection services, KeyFile? file)
    {
        services.AddDataProtection().SetApplicationName("Tracker");
        if (file is not null) services.AddSingleton(file);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o =>
        {
            o.XmlRepository = new KeyRingRepository(s.GetRequiredService<IStore>().Keys);
            if (s.GetService<KeyFile>() is { } secret) o.XmlEncryptor = new KeyFileEncryptor(secret);
        }));
        services.AddSingleton<ISeal, InstallationSeal>();
    }

    /// <summary>What the operator should know about the keys, in sentences.</summary>
    public static IEnumerable<string> Warnings(KeysOptions options)
    {
        if (options.File is not { Length: > 0 } file)
            yield return "No file is set in Tracker__Keys__File: the keys that protect cookies and seal snapshots are readable in the database. Whoever reads "
                + "the database or a backup of it has them.";
        else if (PrivateFile.OpenTo(file) != UnixFileMode.None)
            yield return $"Others on this machine may use the file in Tracker__Keys__File. `chmod 600 '{file}'` closes it.";
    }
}
