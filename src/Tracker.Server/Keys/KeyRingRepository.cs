using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Tracker.Server.Keys;

/// <summary>Data Protection keys in the database, so that every server of an installation reads every session.</summary>
internal sealed class KeyRingRepository(IKeyRing keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ReadAll().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
