using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Tracker.Server.Keys;

/// <summary>Encrypts each key of the ring before it is stored.</summary>
internal sealed class KeyFileEncryptor(KeyFile file) : IXmlEncryptor
{
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(KeyFileDecryptor))]
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("encryptedWithFile", Convert.ToBase64String(file.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting)))),
        typeof(KeyFileDecryptor));
}

/// <summary>Decrypts a key of the ring. Data Protection finds it by the name that is stored with the key: it never changes.</summary>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetService<KeyFile>() is { } file
        ? XElement.Parse(file.Decrypt(Convert.FromBase64String(encryptedElement.Value)))
        : throw new CryptographicException("This key was encrypted with a file. Name it in Tracker__Keys__File.");
}
